package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.wire.TaskFunction;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What takes long to load, before a worker is needed or within its first taskel. */
final class PreloadScripts {
    private PreloadScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "preload-none", host -> play(host, host.options()),
                "preload", host -> play(host, host.options().preload(List.of(Heavy.class.getName()))));
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

    private static void play(Host host, PoolOptions.Builder options) throws InterruptedException {
        long millis = host.seconds(0.4).toMillis();
        TaskFunction<Integer, Integer> function = x -> {
            int result = Heavy.twice(x);
            Thread.sleep(millis);
            return result;
        };
        List<Integer> items = IntStream.range(0, host.items().size()).boxed().toList();
        Pool pool = host.pool(options);
        host.print("results: " + host.at("map", CallKind.MAP, () -> pool.map(function, items, 1)));
        pool.close();
        host.join("join", pool);
    }
}
