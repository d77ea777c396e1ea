package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Futures;
import io.github.poolscope.pool.ProcessFuture;
import io.github.poolscope.pool.ProcessPoolExecutor;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** Scripts that use a pool through futures. */
final class ExecutorScripts {
    private static final int CALLS = 4;

    private ExecutorScripts() {}

    static Map<String, Script> all() {
        return Map.of("executor", ExecutorScripts::futures);
    }

    private static void futures(ScriptContext context) throws InterruptedException {
        double unit = context.seconds(1.2).toMillis();
        TaskFunction<Integer, Integer> function = x -> {
            Thread.sleep((long) ((CALLS - x) * unit));
            return x;
        };
        ProcessPoolExecutor executor = context.executor();
        List<ProcessFuture<Integer>> futures = new ArrayList<>();
        for (int x = 0; x < CALLS; x++) {
            futures.add(executor.submit(function, x));
        }
        Iterator<ProcessFuture<Integer>> completed = Futures.asCompleted(futures);
        while (completed.hasNext()) {
            int result =
                    context.at("as-completed", CallKind.RESULT, completed::next).join();
            context.print("as completed: " + result);
        }
        ResultIterator<Integer> results = executor.map(function, List.of(0, 1, 2, 3));
        for (int taken = CALLS; context.hasNext("next", results, taken); taken++) {
            context.print("map: " + results.next());
        }
        context.at("shutdown", CallKind.SHUTDOWN, () -> {
            executor.shutdown(true, false);
            return true;
        });
        try {
            executor.submit(function, 0).join();
        } catch (RejectedExecutionException error) {
            context.print("submit after shutdown is refused");
        }
    }
}
