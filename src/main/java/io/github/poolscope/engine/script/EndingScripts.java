package io.github.poolscope.engine.script;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.CallKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Scripts about how a pool ends. */
final class EndingScripts {
    private EndingScripts() {}

    static Map<String, Script> all() {
        return Map.of("close-then-join", EndingScripts::closeThenJoin, "terminate", EndingScripts::terminate);
    }

    private static void closeThenJoin(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        AsyncResult<List<String>> result = pool.<Object, String>mapAsync(context.function(), context.items());
        try {
            pool.join();
        } catch (IllegalStateException error) {
            context.print("join refused: " + error.getMessage());
        }
        pool.close();
        try {
            pool.<Object, String>applyAsync(context.function(), context.items().size());
        } catch (IllegalStateException error) {
            context.print("apply_async refused: " + error.getMessage());
        }
        context.join("join", pool);
        context.print("results: " + result.get());
    }

    private static void terminate(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        List<AsyncResult<String>> results = new ArrayList<>();
        for (Object item : context.items()) {
            results.add(pool.<Object, String>applyAsync(context.function(), item));
        }
        context.at("wait", CallKind.WAIT, 0, () -> {
            results.get(0).await();
            return true;
        });
        pool.terminate();
        context.join("join", pool);
        List<Integer> there = IntStream.range(0, results.size())
                .filter(x -> results.get(x).ready() && results.get(x).successful())
                .boxed()
                .toList();
        context.print("results that are there: " + there);
    }
}
