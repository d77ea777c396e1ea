package io.github.poolscope.workload;

import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Program.Line;
import io.github.poolscope.plan.Step;
import io.github.poolscope.plan.Work;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the Python program that a plan amounts to: complete, so that it runs as printed. */
final class Programs {
    private static final String INDENT = "    ";

    private Programs() {}

    /** The program, with {@code function} (imports first, then {@code def f(x):}) as the function. */
    static Program python(Plan plan, List<String> function) {
        Set<String> imports = new LinkedHashSet<>();
        List<Line> lines = new ArrayList<>();
        for (String line : function) {
            if (line.startsWith("import ") || line.startsWith("from ")) {
                imports.add(line);
            }
        }
        String items = items(plan.items(), imports);
        imports.add("from multiprocessing import Pool");
        imports.forEach(line -> lines.add(new Line(line, Step.OTHER)));
        lines.add(new Line("", Step.OTHER));
        function.stream()
                .filter(line -> !imports.contains(line))
                .forEach(line -> lines.add(new Line(line, Step.OTHER)));
        lines.add(new Line("", Step.OTHER));
        lines.add(new Line("if __name__ == \"__main__\":", Step.OTHER));
        main(plan, items).forEach(line -> lines.add(new Line(INDENT + line.text(), line.step())));
        return new Program("Python", lines);
    }

    private static List<Line> main(Plan plan, String items) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("pool = Pool(" + poolArguments(plan) + ")", Step.CREATE_POOL));
        String chunksize = plan.chunksize().fixed().isPresent() ? ", " + plan.chunksize() : "";
        String call = plan.mode().key() + "(f, " + items + chunksize + ")";
        switch (plan.mode()) {
            case MAP -> {
                lines.add(new Line("results = pool." + call, Step.SUBMIT));
                lines.add(new Line("print(\"res:\", results)", Step.CONSUME));
            }
            case MAP_ASYNC -> {
                lines.add(new Line("result = pool." + call, Step.SUBMIT));
                lines.add(new Line("result.wait()", Step.AWAIT));
                lines.add(new Line("print(\"res:\", result.get())", Step.CONSUME));
            }
            case IMAP, IMAP_UNORDERED -> lazily(plan, call, lines);
        }
        lines.add(new Line("pool.close()", Step.CLOSE));
        lines.add(new Line("pool.join()", Step.JOIN));
        return lines;
    }

    /** A function that may raise is asked result by result, since an error would end a {@code for}. */
    private static void lazily(Plan plan, String call, List<Line> lines) {
        lines.add(new Line("results = pool." + call, Step.SUBMIT));
        boolean mayRaise = plan.work() instanceof Work.UserFunction
                || (plan.work() instanceof Work.BuiltIn work
                        && (work.name().equals("fail") || work.name().equals("crash")));
        if (!mayRaise) {
            lines.add(new Line("for r in results:", Step.AWAIT));
            lines.add(new Line(INDENT + "print(\"res:\", r)", Step.CONSUME));
            return;
        }
        lines.add(new Line("while True:", Step.OTHER));
        lines.add(new Line(INDENT + "try:", Step.OTHER));
        lines.add(new Line(INDENT + INDENT + "r = next(results)", Step.AWAIT));
        lines.add(new Line(INDENT + INDENT + "print(\"res:\", r)", Step.CONSUME));
        lines.add(new Line(INDENT + "except StopIteration:", Step.OTHER));
        lines.add(new Line(INDENT + INDENT + "break", Step.OTHER));
        lines.add(new Line(INDENT + "except Exception as e:", Step.OTHER));
        lines.add(new Line(INDENT + INDENT + "print(\"err:\", e)", Step.OTHER));
    }

    private static String poolArguments(Plan plan) {
        String size = plan.processes().fixed().isPresent() ? plan.processes().toString() : "";
        if (plan.maxTasksPerChild().isEmpty()) {
            return size;
        }
        return (size.isEmpty() ? "" : size + ", ") + "maxtasksperchild="
                + plan.maxTasksPerChild().getAsInt();
    }

    private static String items(Items items, Set<String> imports) {
        if (items instanceof Items.Range range) {
            return "range(" + range.count() + ")";
        }
        if (items instanceof Items.Lines lines) {
            return "open(" + quoted(lines.file().toString()) + ").read().splitlines()";
        }
        if (items instanceof Items.CsvColumn csv) {
            imports.add("import csv");
            return "[r[" + quoted(csv.column()) + "] for r in csv.DictReader(open("
                    + quoted(csv.file().toString()) + "))]";
        }
        imports.add("from pathlib import Path");
        return "sorted(p for p in Path(" + quoted(((Items.Files) items).folder().toString())
                + ").rglob(\"*\") if p.is_file())";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
