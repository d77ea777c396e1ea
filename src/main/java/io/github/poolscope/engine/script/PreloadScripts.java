package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Scripts that load slow classes, before a worker is needed or within its first taskel. */
final class PreloadScripts {
    private PreloadScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "preload-none", context -> play(context, context.options()),
                "preload", context -> play(context, context.options().preload(List.of(Heavy.class.getName()))));
    }

    private static final class Heavy {
        static {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private Heavy() {}

        static int twice(int x) {
            return 2 * x;
        }
    }

    private static void play(ScriptContext context, PoolOptions.Builder options) throws InterruptedException {
        long millis = context.seconds(0.4).toMillis();
        TaskFunction<Integer, Integer> function = x -> {
            int result = Heavy.twice(x);
            Thread.sleep(millis);
            return result;
        };
        List<Integer> items = IntStream.range(0, context.items().size()).boxed().toList();
        Pool pool = context.pool(options);
        context.print("results: " + context.at("map", CallKind.MAP, () -> pool.map(function, items, 1)));
        pool.close();
        context.join("join", pool);
    }
}
