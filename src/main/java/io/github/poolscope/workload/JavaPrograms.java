package io.github.poolscope.workload;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Program.Line;
import io.github.poolscope.plan.Safeguards;
import io.github.poolscope.plan.Step;
import io.github.poolscope.plan.Work;
import io.github.poolscope.task.StartMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the Java program of a plan, using this library: complete, so that it compiles and runs as printed with
 * Poolscope's jar on the class path.
 */
final class JavaPrograms {
    private static final String CLASS = "Program";
    private static final String INDENT = "    ";
    private static final String POOLS = "import io.github.poolscope.pool.";

    private final Plan plan;
    private final Set<String> imports = new TreeSet<>();
    private final List<Line> main = new ArrayList<>();

    private JavaPrograms(Plan plan) {
        this.plan = plan;
    }

    /** Returns the program with {@code function} (imports first, then a static method {@code f}) as the function. */
    static Program of(Plan plan, List<String> function) {
        return new JavaPrograms(plan).write(function);
    }

    private Program write(List<String> function) {
        List<String> members = new ArrayList<>();
        separate(function, members);
        plan.initializer().ifPresent(name -> {
            members.add("");
            separate(Initializers.java(name, plan.slow()), members);
        });
        if (plan.effectiveEngine() == EngineKind.SERIAL) {
            serially();
        } else {
            items();
            pool();
            calls();
            add(Step.CLOSE, "pool.close();");
            add(Step.JOIN, "pool.join();");
        }
        List<Line> lines = new ArrayList<>();
        imports.forEach(line -> lines.add(other(line)));
        lines.add(other(""));
        lines.add(other("public final class " + CLASS + " {"));
        members.forEach(line -> lines.add(other(line.isEmpty() ? "" : INDENT + line)));
        lines.add(other(""));
        lines.add(other(INDENT + "public static void main(String[] args) throws Exception {"));
        main.forEach(line -> lines.add(new Line(INDENT + INDENT + line.text(), line.step())));
        lines.add(other(INDENT + "}"));
        lines.add(other("}"));
        return new Program("Java", lines);
    }

    private static Line other(String text) {
        return new Line(text, Step.OTHER);
    }

    private void separate(List<String> code, List<String> members) {
        for (String line : code) {
            if (line.startsWith("import ")) {
                imports.add(line);
            } else {
                members.add(line);
            }
        }
    }

    private void add(Step step, String text) {
        main.add(new Line(text, step));
    }

    private String loop() {
        return plan.items() instanceof Items.Range range
                ? "for (int x = 0; x < " + range.count() + "; x++) {"
                : "for (var x : items) {";
    }

    /** Adds the baseline: a loop. */
    private void serially() {
        if (!(plan.items() instanceof Items.Range)) {
            items();
        }
        if (plan.initializer().isPresent()) {
            add(Step.OTHER, "init();");
        }
        if (plan.mode().lazy() || !plan.mode().chunked()) {
            add(Step.SUBMIT, loop());
            guarded(INDENT, "f(x)", Step.SUBMIT);
            add(Step.OTHER, "}");
        } else {
            imports.add("import java.util.ArrayList;");
            imports.add("import java.util.List;");
            add(Step.OTHER, "List<Object> results = new ArrayList<>();");
            add(Step.SUBMIT, loop());
            add(Step.SUBMIT, INDENT + "results.add(f(x));");
            add(Step.OTHER, "}");
            add(Step.CONSUME, "System.out.println(\"res: \" + results);");
        }
    }

    private void calls() {
        String call = methodName(plan.mode()) + "(" + arguments() + ")";
        switch (plan.mode()) {
            case APPLY -> {
                add(Step.OTHER, loop());
                guarded(INDENT, "pool.apply(" + CLASS + "::f, x)", Step.SUBMIT);
                add(Step.OTHER, "}");
            }
            case APPLY_ASYNC -> {
                add(Step.SUBMIT, "var results = items.stream()");
                add(Step.OTHER, INDENT + INDENT + ".map(x -> pool.applyAsync(" + CLASS + "::f, x)).toList();");
                add(Step.OTHER, "for (var result : results) {");
                guarded(INDENT, "result.get()", Step.AWAIT);
                add(Step.OTHER, "}");
            }
            case MAP, STARMAP -> {
                add(Step.SUBMIT, "var results = " + chunked() + call + ";");
                add(Step.CONSUME, "System.out.println(\"res: \" + results);");
            }
            case MAP_ASYNC, STARMAP_ASYNC -> {
                add(Step.SUBMIT, "var result = " + chunked() + call + ";");
                add(Step.AWAIT, "result.await();");
                add(Step.CONSUME, "System.out.println(\"res: \" + result.get());");
            }
            case IMAP, IMAP_UNORDERED -> {
                add(Step.SUBMIT, "try (var results = " + chunked() + call + ") {");
                add(Step.AWAIT, INDENT + "while (results.hasNext()) {");
                guarded(INDENT + INDENT, "results.next()", Step.CONSUME);
                add(Step.OTHER, INDENT + "}");
                add(Step.OTHER, "}");
            }
        }
    }

    static String methodName(Mode mode) {
        return switch (mode) {
            case APPLY -> "apply";
            case APPLY_ASYNC -> "applyAsync";
            case MAP -> "map";
            case MAP_ASYNC -> "mapAsync";
            case STARMAP -> "starmap";
            case STARMAP_ASYNC -> "starmapAsync";
            case IMAP -> "imap";
            case IMAP_UNORDERED -> "imapUnordered";
        };
    }

    private String chunked() {
        return plan.mode().unpacks() && plan.chunksize().fixed().isPresent()
                ? "pool.with(pool.options().chunksize(" + plan.chunksize() + "))."
                : "pool.";
    }

    private String arguments() {
        if (!plan.mode().unpacks()) {
            String chunksize =
                    plan.mode().chunked() && plan.chunksize().fixed().isPresent() ? ", " + plan.chunksize() : "";
            return CLASS + "::f, items" + chunksize;
        }
        int width = width();
        String type = plan.items() instanceof Items.Range ? "int" : "String";
        String unpacked = IntStream.range(0, width)
                .mapToObj(column -> "(" + type + ") row.get(" + column + ")")
                .collect(Collectors.joining(", "));
        return "row -> f(" + unpacked + "), " + (width > 1 ? "items" : "items.stream().map(List::of).toList()");
    }

    private int width() {
        return plan.items() instanceof Items.CsvColumn csv ? csv.columns().size() : 1;
    }

    /** Adds lines that print the value of an expression, or the error that it throws if one is expected. */
    private void guarded(String indent, String expression, Step step) {
        String print = "System.out.println(\"res: \" + " + expression + ");";
        if (!PythonPrograms.mayRaise(plan)) {
            add(step, indent + print);
            return;
        }
        add(Step.OTHER, indent + "try {");
        add(step, indent + INDENT + print);
        add(Step.OTHER, indent + "} catch (RuntimeException e) {");
        add(Step.OTHER, indent + INDENT + "System.out.println(\"err: \" + e.getMessage());");
        add(Step.OTHER, indent + "}");
    }

    private void items() {
        imports.add("import java.util.List;");
        if (plan.items() instanceof Items.Range range) {
            if (plan.mode() != Mode.APPLY) {
                imports.add("import java.util.stream.IntStream;");
                add(Step.OTHER, "List<Integer> items = IntStream.range(0, " + range.count() + ").boxed().toList();");
            }
            return;
        }
        imports.add("import java.nio.file.Files;");
        imports.add("import java.nio.file.Path;");
        if (plan.items() instanceof Items.Lines lines) {
            add(Step.OTHER, "List<String> items = Files.readAllLines(" + path(lines.file()) + ");");
        } else if (plan.items() instanceof Items.CsvColumn csv) {
            csv(csv);
        } else {
            add(Step.OTHER, "List<String> items;");
            add(Step.OTHER, "try (var files = Files.walk(" + path(((Items.Files) plan.items()).folder()) + ")) {");
            add(
                    Step.OTHER,
                    INDENT + "items = files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();");
            add(Step.OTHER, "}");
        }
    }

    private void csv(Items.CsvColumn csv) {
        imports.add("import org.apache.commons.csv.CSVFormat;");
        String columns = csv.columns().stream()
                .map(column -> "row.get(" + Literals.quoted(column.name()) + ")")
                .collect(Collectors.joining(", "));
        boolean several = csv.columns().size() > 1;
        add(Step.OTHER, "var table = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();");
        add(Step.OTHER, several ? "List<List<String>> items;" : "List<String> items;");
        add(Step.OTHER, "try (var rows = table.parse(Files.newBufferedReader(" + path(csv.file()) + "))) {");
        add(
                Step.OTHER,
                INDENT + "items = rows.stream().map(row -> " + (several ? "List.of(" + columns + ")" : columns)
                        + ").toList();");
        add(Step.OTHER, "}");
    }

    private static String path(Path path) {
        return "Path.of(" + Literals.quoted(path.toString()) + ")";
    }

    private void pool() {
        boolean threads = plan.effectiveEngine() == EngineKind.THREADS;
        String owner = threads ? "ThreadPool" : "Pool";
        List<String> settings = settings(threads);
        imports.add(POOLS + owner + ";");
        boolean onlySize = settings.size() == 1 && plan.processes().fixed().isPresent();
        if (onlySize) {
            add(Step.CREATE_POOL, "var pool = " + owner + ".of(" + plan.processes() + ");");
            return;
        }
        imports.add(POOLS + "PoolOptions;");
        add(Step.CREATE_POOL, "var pool = " + owner + ".create(PoolOptions.builder()");
        settings.forEach(setting -> add(Step.OTHER, INDENT + INDENT + setting));
        add(Step.OTHER, INDENT + INDENT + ".build());");
    }

    private List<String> settings(boolean threads) {
        List<String> settings = new ArrayList<>();
        plan.processes().fixed().ifPresent(number -> settings.add(".processes(" + number + ")"));
        if (!threads && plan.startMethod() != StartMethod.SPAWN) {
            imports.add("import io.github.poolscope.task.StartMethod;");
            settings.add(".startMethod(StartMethod." + plan.startMethod().name() + ")");
        }
        plan.initializer()
                .ifPresent(
                        name -> settings.add(".initializer(" + (name.contains("::") ? name : CLASS + "::init") + ")"));
        plan.maxTasksPerChild().ifPresent(tasks -> settings.add(".maxTasksPerChild(" + tasks + ")"));
        Safeguards safeguards = plan.safeguards();
        StringBuilder calls = new StringBuilder();
        limit(calls, "softLimit", safeguards.softLimit());
        limit(calls, "hardLimit", safeguards.hardLimit());
        if (safeguards.retries() > 0) {
            calls.append(".retries(").append(safeguards.retries()).append(')');
        }
        if (safeguards.bufferSize().isPresent() && plan.mode().lazy()) {
            calls.append(".bufferSize(")
                    .append(safeguards.bufferSize().getAsInt())
                    .append(')');
        }
        if (calls.length() > 0) {
            imports.add(POOLS + "CallOptions;");
            settings.add(".calls(CallOptions.DEFAULT" + calls + ")");
        }
        return settings;
    }

    private void limit(StringBuilder calls, String name, OptionalDouble seconds) {
        if (seconds.isPresent()) {
            imports.add("import java.time.Duration;");
            calls.append('.')
                    .append(name)
                    .append("(Duration.ofMillis(")
                    .append(Math.max(1, Math.round(seconds.getAsDouble() * 1000)))
                    .append("))");
        }
    }

    /** Returns the function that calls the user's own method. */
    static List<String> calling(Plan plan, UserMethod method) {
        String type = plan.items() instanceof Items.Range ? "int" : "String";
        List<String> parameters = method.parameterTypes();
        String[] names = parameters.size() == 1
                ? new String[] {"x"}
                : IntStream.range(0, parameters.size())
                        .mapToObj(i -> "x" + (i + 1))
                        .toArray(String[]::new);
        List<String> lines = new ArrayList<>();
        StringBuilder declared = new StringBuilder();
        StringBuilder passed = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            declared.append(i == 0 ? "" : ", ").append(type).append(' ').append(names[i]);
            passed.append(i == 0 ? "" : ", ").append(converted(parameters.get(i), names[i], type.equals("int")));
        }
        String call = method.className().replace('$', '.') + "." + method.methodName() + "(" + passed + ")";
        if (passed.indexOf("Path.of") >= 0) {
            lines.add("import java.nio.file.Path;");
        }
        if (passed.indexOf("new File") >= 0) {
            lines.add("import java.io.File;");
        }
        lines.add("static Object f(" + declared + ") throws Exception {");
        if (method.givesNothing()) {
            lines.add(INDENT + call + ";");
            lines.add(INDENT + "return null;");
        } else {
            lines.add(INDENT + "return " + call + ";");
        }
        lines.add("}");
        return lines;
    }

    /** Returns an argument converted to the type of the user's parameter. */
    private static String converted(String parameter, String name, boolean number) {
        return switch (parameter) {
            case "int", "java.lang.Integer" -> number ? name : "Integer.parseInt(" + name + ".strip())";
            case "long" -> number ? name : "Long.parseLong(" + name + ".strip())";
            case "java.lang.Long" -> number ? "(long) " + name : "Long.valueOf(" + name + ".strip())";
            case "double" -> number ? name : "Double.parseDouble(" + name + ".strip())";
            case "java.lang.Double" -> number ? "(double) " + name : "Double.valueOf(" + name + ".strip())";
            case "java.nio.file.Path" -> "Path.of(" + name + ")";
            case "java.io.File" -> "new File(" + name + ")";
            case "java.lang.String" -> number ? "String.valueOf(" + name + ")" : name;
            default -> name;
        };
    }

    /** Returns a function for a plan whose function can't be found. */
    static List<String> unknown(Plan plan, Work work) {
        String type = plan.items() instanceof Items.Range ? "int" : "String";
        return List.of(
                "static Object f(" + type + " x) {",
                INDENT + "throw new UnsupportedOperationException(); // " + work.text(),
                "}");
    }
}
