package io.github.poolscope.workload;

import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.words.Phrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The initializers that a worker can run before its first task. */
public final class Initializers {
    private static final double PREPARATION_SECONDS = 0.3;

    private Initializers() {}

    /** Returns the names of the built-in initializers with their descriptions. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("hello", "prints that the worker is there");
        all.put("prepare", "takes " + PREPARATION_SECONDS + " s, as if it loaded a model");
        all.put("fail", "throws, to show what a pool makes of that");
        return all;
    }

    /**
     * Returns the initializer with that name, or the user's own method without parameters.
     *
     * @param slow the plan's slow motion
     * @throws PlanException if there is none
     */
    static TaskAction find(String name, Work work, double slow) {
        if (work instanceof Work.UserFunction user && name.contains("::")) {
            return UserJar.findInitializer(user.jar(), name);
        }
        long millis = (long) (PREPARATION_SECONDS * 1000 * slow);
        return switch (name) {
            case "hello" -> Initializers::hello;
            case "prepare" -> () -> TimeUnit.MILLISECONDS.sleep(millis);
            case "fail" -> Initializers::fail;
            default ->
                throw new PlanException(
                        Setting.INITIALIZER,
                        Phrase.of("workload.problem.initializer", name, String.join(", ", all().keySet())));
        };
    }

    /** Returns its Python source, imports first, then {@code def init():}. */
    static List<String> python(String name, double slow) {
        return switch (name) {
            case "hello" -> List.of("def init():", "    print(\"worker ready\", flush=True)");
            case "prepare" ->
                List.of("import time", "def init():", "    time.sleep(" + PREPARATION_SECONDS * slow + ")");
            case "fail" -> List.of("def init():", "    raise RuntimeError(\"the initializer failed\")");
            default -> List.of("def init():", "    ...  # " + name);
        };
    }

    /** Returns its Java source, a static method {@code init}; empty for a method of the user's own. */
    static List<String> java(String name, double slow) {
        return switch (name) {
            case "hello" -> method("", "System.out.println(\"worker ready\");");
            case "prepare" ->
                method(
                        " throws InterruptedException",
                        "Thread.sleep((long) (1000 * " + Literals.decimal(PREPARATION_SECONDS * slow) + "));");
            case "fail" -> method("", "throw new IllegalStateException(\"the initializer failed\");");
            default -> List.of();
        };
    }

    private static List<String> method(String throwing, String statement) {
        return List.of("static void init()" + throwing + " {", "    " + statement, "}");
    }

    private static void hello() {
        System.out.println("worker ready");
    }

    private static void fail() {
        throw new IllegalStateException("the initializer failed");
    }
}
