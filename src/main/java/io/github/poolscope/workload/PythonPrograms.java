package io.github.poolscope.workload;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Program.Line;
import io.github.poolscope.plan.Safeguards;
import io.github.poolscope.plan.Step;
import io.github.poolscope.plan.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the Python program of a plan: complete, so that it runs as printed. */
final class PythonPrograms {
    private static final String INDENT = "    ";
    private static final String PATH_IMPORT = "import sys";

    private PythonPrograms() {}

    /** Returns the program with {@code function} (imports first, then {@code def f(x):}) as the function. */
    static Program of(Plan plan, List<String> function) {
        Set<String> imports = new LinkedHashSet<>();
        List<String> definitions = new ArrayList<>();
        separate(function, imports, definitions);
        plan.initializer().ifPresent(name -> {
            definitions.add("");
            separate(Initializers.python(name, plan.slow()), imports, definitions);
        });
        String items = items(plan.items(), imports);
        List<Line> main =
                plan.effectiveEngine() == EngineKind.SERIAL ? serially(plan, items) : main(plan, items, imports);
        List<Line> lines = new ArrayList<>();
        imports.forEach(line -> lines.add(new Line(line, Step.OTHER)));
        lines.add(new Line("", Step.OTHER));
        definitions.forEach(line -> lines.add(new Line(line, Step.OTHER)));
        lines.add(new Line("", Step.OTHER));
        lines.add(new Line("if __name__ == \"__main__\":", Step.OTHER));
        main.forEach(line -> lines.add(new Line(INDENT + line.text(), line.step())));
        return new Program("Python", lines);
    }

    /** Divides code into imports, which stand first, and the rest; imports behind other code depend on it. */
    private static void separate(List<String> code, Set<String> imports, List<String> definitions) {
        for (String line : code) {
            boolean isFirst = !code.get(0).equals(PATH_IMPORT) || line.equals(PATH_IMPORT);
            if (isFirst && (line.startsWith("import ") || line.startsWith("from "))) {
                imports.add(line);
            } else {
                definitions.add(line);
            }
        }
    }

    /** Returns the baseline: a loop. */
    private static List<Line> serially(Plan plan, String items) {
        List<Line> lines = new ArrayList<>();
        if (plan.initializer().isPresent()) {
            lines.add(new Line("init()", Step.OTHER));
        }
        boolean oneByOne = plan.mode().lazy() || !plan.mode().chunked();
        if (oneByOne) {
            lines.add(new Line("for x in " + items + ":", Step.SUBMIT));
            addGuarded(plan, INDENT, "f(x)", Step.SUBMIT, lines);
        } else {
            lines.add(new Line("results = [f(x) for x in " + items + "]", Step.SUBMIT));
            lines.add(new Line("print(\"res:\", results)", Step.CONSUME));
        }
        return lines;
    }

    private static List<Line> main(Plan plan, String items, Set<String> imports) {
        List<Line> lines = new ArrayList<>();
        addWhatPythonLacks(plan, lines);
        lines.add(new Line("pool = " + pool(plan, imports), Step.CREATE_POOL));
        String chunksize = plan.chunksize().fixed().isPresent() ? ", " + plan.chunksize() : "";
        String rows = plan.mode().unpacks() && !isRows(plan) ? "[(x,) for x in " + items + "]" : items;
        String call = plan.mode().key() + "(f, " + rows + chunksize + ")";
        switch (plan.mode()) {
            case APPLY -> {
                lines.add(new Line("for x in " + items + ":", Step.OTHER));
                addGuarded(plan, INDENT, "pool.apply(f, (x,))", Step.SUBMIT, lines);
            }
            case APPLY_ASYNC -> {
                lines.add(new Line("results = [pool.apply_async(f, (x,)) for x in " + items + "]", Step.SUBMIT));
                lines.add(new Line("for result in results:", Step.OTHER));
                addGuarded(plan, INDENT, "result.get()", Step.AWAIT, lines);
            }
            case MAP, STARMAP -> {
                lines.add(new Line("results = pool." + call, Step.SUBMIT));
                lines.add(new Line("print(\"res:\", results)", Step.CONSUME));
            }
            case MAP_ASYNC, STARMAP_ASYNC -> {
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

    private static void addWhatPythonLacks(Plan plan, List<Line> lines) {
        Safeguards safeguards = plan.safeguards();
        List<String> lacking = new ArrayList<>();
        if (safeguards.softLimit().isPresent()) {
            lacking.add("soft limit " + PlanTexts.none(safeguards.softLimit()) + " s");
        }
        if (safeguards.hardLimit().isPresent()) {
            lacking.add("hard limit " + PlanTexts.none(safeguards.hardLimit()) + " s");
        }
        if (safeguards.retries() > 0) {
            lacking.add(safeguards.retries() + " retries");
        }
        if (safeguards.bufferSize().isPresent() && plan.mode().lazy()) {
            lacking.add("buffer size " + PlanTexts.auto(safeguards.bufferSize()));
        }
        if (!lacking.isEmpty()) {
            lines.add(new Line("# not in Python's pool: " + String.join(", ", lacking), Step.OTHER));
        }
    }

    /** Adds lines that print the value of an expression, or the error that it raises if one is expected. */
    private static void addGuarded(Plan plan, String indent, String expression, Step step, List<Line> lines) {
        if (!mayRaise(plan)) {
            lines.add(new Line(indent + "print(\"res:\", " + expression + ")", step));
            return;
        }
        lines.add(new Line(indent + "try:", Step.OTHER));
        lines.add(new Line(indent + INDENT + "print(\"res:\", " + expression + ")", step));
        lines.add(new Line(indent + "except Exception as e:", Step.OTHER));
        lines.add(new Line(indent + INDENT + "print(\"err:\", e)", Step.OTHER));
    }

    private static boolean isRows(Plan plan) {
        return plan.items() instanceof Items.CsvColumn csv && csv.columns().size() > 1;
    }

    /** Returns the lines that make a function of the user's file {@code f}. */
    static List<String> importing(Work.PythonFunction user) {
        Path file = user.file().toAbsolutePath();
        String module = String.valueOf(file.getFileName()).replaceFirst("\\.py$", "");
        String first = user.function().split("\\.", -1)[0];
        List<String> lines = new ArrayList<>(
                List.of(PATH_IMPORT, "sys.path.insert(0, " + Literals.quoted(String.valueOf(file.getParent())) + ")"));
        if (first.equals(user.function())) {
            lines.add("from " + module + " import " + first + " as f");
        } else {
            lines.addAll(List.of("from " + module + " import " + first, "f = " + user.function()));
        }
        return lines;
    }

    static boolean mayRaise(Plan plan) {
        return plan.work() instanceof Work.UserFunction
                || plan.work() instanceof Work.PythonFunction
                || (plan.work() instanceof Work.BuiltIn work
                        && (work.name().equals("fail") || work.name().equals("crash")));
    }

    /**
     * Adds a loop over the results. If the function may raise, each result is read separately, since an error would end
     * a {@code for}.
     */
    private static void lazily(Plan plan, String call, List<Line> lines) {
        lines.add(new Line("results = pool." + call, Step.SUBMIT));
        if (!mayRaise(plan)) {
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

    private static String pool(Plan plan, Set<String> imports) {
        List<String> arguments = new ArrayList<>();
        if (plan.processes().fixed().isPresent()) {
            arguments.add(plan.processes().toString());
        }
        if (plan.initializer().isPresent()) {
            arguments.add("initializer=init");
        }
        plan.maxTasksPerChild().ifPresent(tasks -> arguments.add("maxtasksperchild=" + tasks));
        String list = String.join(", ", arguments);
        if (plan.effectiveEngine() == EngineKind.THREADS) {
            imports.add("from multiprocessing.pool import ThreadPool");
            return "ThreadPool(" + list + ")";
        }
        imports.add("from multiprocessing import get_context");
        return "get_context(\"" + plan.startMethod().key() + "\").Pool(" + list + ")";
    }

    private static String items(Items items, Set<String> imports) {
        if (items instanceof Items.Range range) {
            return "range(" + range.count() + ")";
        }
        if (items instanceof Items.Lines lines) {
            return "open(" + Literals.quoted(lines.file().toString()) + ").read().splitlines()";
        }
        if (items instanceof Items.CsvColumn csv) {
            imports.add("import csv");
            String picked = csv.columns().size() == 1
                    ? "r[" + Literals.quoted(csv.columns().get(0).name()) + "]"
                    : csv.columns().stream()
                            .map(column -> "r[" + Literals.quoted(column.name()) + "]")
                            .collect(Collectors.joining(", ", "(", ")"));
            return "[" + picked + " for r in csv.DictReader(open("
                    + Literals.quoted(csv.file().toString()) + "))]";
        }
        imports.add("from pathlib import Path");
        return "sorted(p for p in Path("
                + Literals.quoted(((Items.Files) items).folder().toString()) + ").rglob(\"*\") if p.is_file())";
    }
}
