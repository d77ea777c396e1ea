package io.github.poolscope.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Step;
import io.github.poolscope.plan.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The programs of scripts: one resource file for each script and language. In them, {@code @function@} is the
 * workload's function, {@code @0.5@} a number of seconds times the slow motion, {@code @processes@} and similar names a
 * setting; text after {@code #@} or {@code //@} at the end of a line is its label.
 */
final class ScriptPrograms {
    private static final String FOLDER = "/io/github/poolscope/script/";
    private static final String FOLDER_OF_CPYTHON = "/io/github/poolscope/workload/cpython/";
    private static final Pattern LABEL = Pattern.compile("\\s*(?:#|//)@([a-z0-9-]+)$");
    private static final Pattern PLACE = Pattern.compile("@([a-z_]+|[0-9.]+)@");

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

    static Program python(String name, Plan plan, List<String> function) {
        return new Program("Python", lines(folder(name) + name + ".py", plan, function));
    }

    static Program java(String name, Plan plan, List<String> function) {
        return new Program("Java", lines(FOLDER + name + ".java", plan, function));
    }

    private static List<Program.Line> lines(String file, Plan plan, List<String> function) {
        List<Program.Line> lines = new ArrayList<>();
        for (String line : read(file).lines().toList()) {
            String bare = line.strip();
            if (bare.equals("@function@")) {
                String indent = line.substring(0, line.indexOf('@'));
                function.stream()
                        .filter(each -> !isImport(each))
                        .forEach(each -> lines.add(new Program.Line(each.isEmpty() ? "" : indent + each, Step.OTHER)));
            } else if (bare.equals("@imports@")) {
                function.stream()
                        .filter(ScriptPrograms::isImport)
                        .forEach(each -> lines.add(new Program.Line(each, Step.OTHER)));
            } else {
                lines.add(line(line, plan));
            }
        }
        return lines;
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ") || line.startsWith("from ");
    }

    private static Program.Line line(String line, Plan plan) {
        Matcher label = LABEL.matcher(line);
        boolean labelled = label.find();
        String text = labelled ? line.substring(0, label.start()) : line;
        return new Program.Line(
                PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(setting(place.group(1), plan))),
                Step.OTHER,
                labelled ? label.group(1) : "");
    }

    private static String setting(String name, Plan plan) {
        return switch (name) {
            case "processes" -> Integer.toString(plan.workers());
            case "start_method" -> plan.startMethod().key();
            case "items" -> plan.items().text();
            case "mode" -> plan.mode().key();
            case "java_probe" -> JavaPrograms.methodName(plan.mode()) + probed(plan);
            case "chunksize" -> plan.chunksize().toString();
            case "max_tasks_per_child" -> PlanTexts.none(plan.maxTasksPerChild());
            case "buffer_size" -> PlanTexts.auto(plan.safeguards().bufferSize());
            default -> PlanTexts.plain(Math.round(Double.parseDouble(name) * plan.slow() * 1000) / 1000.0);
        };
    }

    /** Returns a call with two arguments, in the way that the mode allows. */
    private static String probed(Plan plan) {
        if (!plan.mode().chunked()) {
            return "(() -> f(1, 2))";
        }
        return plan.mode().unpacks() ? "(row -> f(row.toArray()), rows)" : "(row -> f(row), rows)";
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
