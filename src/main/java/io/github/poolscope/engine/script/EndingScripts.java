package io.github.poolscope.engine.script;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.CallKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How a pool ends. */
final class EndingScripts {
    private EndingScripts() {}

    static Map<String, Script> all() {
        return Map.of("close-then-join", EndingScripts::closeThenJoin, "terminate", EndingScripts::terminate);
    }

    private static void closeThenJoin(Host host) throws InterruptedException {
        Pool pool = host.pool();
        AsyncResult<List<String>> result = pool.<Object, String>mapAsync(host.function(), host.items());
        try {
            pool.join();
        } catch (IllegalStateException error) {
            host.print("join refused: " + error.getMessage());
        }
        pool.close();
        try {
            AsyncResult<String> unused = pool.<Object, String>applyAsync(
                    host.function(), host.items().size());
        } catch (IllegalStateException error) {
            host.print("apply_async refused: " + error.getMessage());
        }
        host.join("join", pool);
        host.print("results: " + result.get());
    }

    private static void terminate(Host host) throws InterruptedException {
        Pool pool = host.pool();
        List<AsyncResult<String>> results = new ArrayList<>();
        for (Object item : host.items()) {
            results.add(pool.<Object, String>applyAsync(host.function(), item));
        }
        boolean unused = host.at("wait", CallKind.WAIT, 0, () -> {
            results.get(0).await();
            return true;
        });
        pool.terminate();
        host.join("join", pool);
        List<Integer> there = IntStream.range(0, results.size())
                .filter(x -> results.get(x).ready() && results.get(x).successful())
                .boxed()
                .toList();
        host.print("results that are there: " + there);
    }
}
