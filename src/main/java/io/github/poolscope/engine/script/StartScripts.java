package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Scripts about the initial state of a worker process. */
final class StartScripts {
    /** Changed by the main program. */
    private static String setting = "as in the source";

    private StartScripts() {}

    static Map<String, Script> all() {
        return Map.of("inherited-state", StartScripts::inherited, "program-loaded-again", StartScripts::loadedAgain);
    }

    private static void inherited(ScriptContext context) throws InterruptedException {
        setting = "changed";
        long millis = context.seconds(0.5).toMillis();
        TaskFunction<List<String>, String> look = place -> {
            Thread.sleep(millis);
            List<String> here = place();
            return "setting " + setting + ", same folder " + here.get(0).equals(place.get(0)) + ", same environment "
                    + here.get(1).equals(place.get(1));
        };
        List<List<String>> places = Collections.nCopies(context.items().size(), place());
        Pool pool = context.pool(context.options().inherit(StartScripts.class));
        List<String> seen = context.at("map", CallKind.MAP, () -> pool.map(look, places, 1));
        seen.forEach(each -> context.print("a worker: " + each));
        pool.close();
        context.join("join", pool);
        context.print("the main program: setting " + setting);
    }

    /** Returns the working folder, and a variable of the environment. */
    private static List<String> place() {
        return List.of(String.valueOf(System.getProperty("user.dir")), String.valueOf(System.getenv("PATH")));
    }

    /** Represents the program's classes, which the main program's process has loaded at the start. */
    private static final class Loaded {
        static {
            System.out.println(line());
        }

        private Loaded() {}

        static String line() {
            return "loaded by process " + ProcessHandle.current().pid();
        }

        static int f(int x, long millis) throws InterruptedException {
            Thread.sleep(millis);
            return x;
        }
    }

    private static void loadedAgain(ScriptContext context) throws InterruptedException {
        context.print("loaded by process " + ProcessHandle.current().pid());
        long millis = context.seconds(0.6).toMillis();
        TaskFunction<Integer, Integer> function = x -> Loaded.f(x, millis);
        List<Integer> items = IntStream.range(0, context.items().size()).boxed().toList();
        Pool pool = context.pool();
        context.print("results: " + context.at("map", CallKind.MAP, () -> pool.map(function, items, 1)));
        pool.close();
        context.join("join", pool);
    }
}
