package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.wire.TaskFunction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a worker process begins with. */
final class StartScripts {
    /** What the main program changes. */
    private static String setting = "as in the source";

    private StartScripts() {}

    static Map<String, Script> all() {
        return Map.of("inherited-state", StartScripts::inherited, "program-loaded-again", StartScripts::loadedAgain);
    }

    private static void inherited(Host host) throws InterruptedException {
        setting = "changed";
        long millis = host.seconds(0.5).toMillis();
        TaskFunction<String, String> look = folder -> {
            Thread.sleep(millis);
            return "setting " + setting + ", same folder "
                    + System.getProperty("user.dir").equals(folder);
        };
        List<String> folders = Collections.nCopies(host.items().size(), String.valueOf(System.getProperty("user.dir")));
        Pool pool = host.pool(host.options().inherit(StartScripts.class));
        List<String> seen = host.at("map", CallKind.MAP, () -> pool.map(look, folders, 1));
        seen.forEach(each -> host.print("a worker: " + each));
        pool.close();
        host.join("join", pool);
        host.print("the main program: setting " + setting);
    }

    /** Stands for the program, which the main program's own process has loaded when it begins. */
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

    private static void loadedAgain(Host host) throws InterruptedException {
        host.print("loaded by process " + ProcessHandle.current().pid());
        long millis = host.seconds(0.6).toMillis();
        TaskFunction<Integer, Integer> function = x -> Loaded.f(x, millis);
        List<Integer> items = IntStream.range(0, host.items().size()).boxed().toList();
        Pool pool = host.pool();
        host.print("results: " + host.at("map", CallKind.MAP, () -> pool.map(function, items, 1)));
        pool.close();
        host.join("join", pool);
    }
}
