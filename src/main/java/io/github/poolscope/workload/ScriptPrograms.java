package io.github.poolscope.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Step;
import io.github.poolscope.plan.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs of scripts, printed from one source for each script and language.
 *
 * <p>In Python, {@code @0.5@} is a number of seconds times the slow motion, {@code @processes@} and similar names a
 * setting, {@code @function@} the workload's function. In Java, the source is that of the class that runs, in which {@code Given.processes()} and similar calls are
 * replaced by their values, {@code Given.sleep(500)} by a call of {@code Thread.sleep}, and the class by {@code Program}. In both, text after {@code #@} or {@code //@} at the end of
 * a line is its label, by which the corresponding line of the other language is found; {@code map:call} is the label
 * {@code call} in plans with the mode {@code map}.
 */
public final class ScriptPrograms {
    private static final String FOLDER = "/io/github/poolscope/script/";
    private static final String FOLDER_OF_CPYTHON = "/io/github/poolscope/workload/cpython/";
    private static final Pattern LABEL = Pattern.compile("\\s*(?:#|//)@(?:([a-z_]+):)?([a-z0-9-]+)$");
    private static final Pattern PLACE = Pattern.compile("@([A-Za-z]+|[0-9.]+)@");
    private static final Pattern GIVEN = Pattern.compile("Given\\.([A-Za-z]+)\\(([0-9_]*)\\)");
    private static final String PRINTED = "Program";
    /** The first lines of a Java source, which are not printed: the package, the import of {@code Given}, empty ones. */
    private static final int HEAD = 4;

    private static final String SUPPRESSION = "@SuppressWarnings(";

    private static final int USUAL_BUFFER_SIZE = 2;
    private static final int MILLIS = 1000;

    private static final Map<String, UnaryOperator<Plan>> ELSEWHERE = Map.of(
            "pool-of-threads", plan -> plan.withEngine(EngineKind.THREADS),
            "no-pool", plan -> plan.withEngine(EngineKind.PROCESSES).withProcesses(PoolSize.of(0)));

    private ScriptPrograms() {}

    /** Returns whether a script is Python's way to do what is a plan for another engine elsewhere. */
    static boolean isForCPython(String name) {
        return ELSEWHERE.containsKey(name);
    }

    /** Returns that plan. */
    static Plan elsewhere(Plan plan, Work.Script script) {
        return ELSEWHERE.getOrDefault(script.name(), UnaryOperator.identity()).apply(plan.withWork(script.workload()));
    }

    static boolean exists(String name) {
        return name.matches("[a-z0-9-]+") && ScriptPrograms.class.getResource(folder(name) + name + ".py") != null;
    }

    private static String folder(String name) {
        return isForCPython(name) ? FOLDER_OF_CPYTHON : FOLDER;
    }

    /** @param function the lines of the workload's function, which few scripts use */
    static Program python(String name, Plan plan, List<String> function) {
        String source = read(folder(name) + name + ".py")
                .replace("@imports@\n", joined(function.stream().filter(ScriptPrograms::isImport)))
                .replace("@function@\n", joined(function.stream().filter(line -> !isImport(line))));
        return new Program("Python", lines(source, plan, inPython(plan)));
    }

    private static String joined(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ") || line.startsWith("from ");
    }

    static Program java(String name, Plan plan) {
        String type = simpleName(name);
        String source = read(FOLDER + type + ".java")
                .lines()
                .skip(HEAD)
                .filter(line -> !line.startsWith(SUPPRESSION))
                .collect(Collectors.joining("\n"));
        Pattern self = Pattern.compile("\\b" + type + "\\b");
        UnaryOperator<String> printing = inJava(plan);
        return new Program(
                "Java",
                lines(source, plan, text -> printing.apply(self.matcher(text).replaceAll(PRINTED))));
    }

    /** Returns how many lines of a Java source are not printed; all of them precede its statements. */
    public static int skipped(String name) {
        boolean hasSuppression =
                read(FOLDER + simpleName(name) + ".java").lines().anyMatch(line -> line.startsWith(SUPPRESSION));
        return hasSuppression ? HEAD + 1 : HEAD;
    }

    /** Returns the name of the Java class of a script. */
    public static String className(String name) {
        return FOLDER.substring(1).replace('/', '.') + simpleName(name);
    }

    private static String simpleName(String name) {
        return Arrays.stream(name.split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining())
                + "Script";
    }

    /** Returns the plan's values for the Java program, as its process gets them. */
    public static String given(Plan plan) {
        return values(plan).entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> values(Plan plan) {
        int items = plan.items() instanceof Items.Range range ? range.count() : 0;
        int workers = plan.workers();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("slow", Double.toString(plan.slow()));
        values.put("processes", Integer.toString(workers));
        values.put("items", Integer.toString(items));
        values.put("chunksize", Integer.toString(plan.chunksize().effective(plan.mode(), items, workers)));
        values.put("maxTasksPerChild", Integer.toString(plan.maxTasksPerChild().orElse(1)));
        values.put("bufferSize", Integer.toString(plan.safeguards().bufferSize().orElse(USUAL_BUFFER_SIZE)));
        values.put("startMethod", plan.startMethod().key());
        values.put("mode", plan.mode().key());
        return values;
    }

    private static List<Program.Line> lines(String source, Plan plan, UnaryOperator<String> printing) {
        return source.lines().map(line -> line(line, plan, printing)).toList();
    }

    private static Program.Line line(String line, Plan plan, UnaryOperator<String> printing) {
        Matcher found = LABEL.matcher(line);
        boolean labelled = found.find();
        String text = labelled ? line.substring(0, found.start()) : line;
        boolean holds = labelled
                && (found.group(1) == null || found.group(1).equals(plan.mode().key()));
        return new Program.Line(printing.apply(text), Step.OTHER, holds ? found.group(2) : "");
    }

    private static UnaryOperator<String> inPython(Plan plan) {
        Map<String, String> values = values(plan);
        return text -> PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            return Matcher.quoteReplacement(
                    value == null ? PlanTexts.plain(seconds(Double.parseDouble(place.group(1)), plan)) : value);
        });
    }

    private static double seconds(double atPaceOne, Plan plan) {
        return Math.round(atPaceOne * plan.slow() * MILLIS) / (double) MILLIS;
    }

    private static long millis(long atPaceOne, Plan plan) {
        return Math.round(atPaceOne * plan.slow());
    }

    private static UnaryOperator<String> inJava(Plan plan) {
        Map<String, String> values = values(plan);
        return text -> GIVEN.matcher(text).replaceAll(call -> {
            if (call.group(1).startsWith("sleep")) {
                long millis = Long.parseLong(call.group(2));
                return "Thread.sleep(" + (call.group(1).equals("sleep") ? millis(millis, plan) : millis) + ")";
            }
            String name = call.group(1);
            String value = name.equals("millis")
                    ? Long.toString(millis(Long.parseLong(call.group(2).replace("_", "")), plan))
                    : Objects.requireNonNull(values.get(name), name);
            boolean isText = name.equals("startMethod") || name.equals("mode");
            return Matcher.quoteReplacement(isText ? '"' + value + '"' : value);
        });
    }

    private static String read(String file) {
        try (@Nullable InputStream in = ScriptPrograms.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the script " + file + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
