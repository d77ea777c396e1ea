package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Futures;
import io.github.poolscope.pool.ProcessFuture;
import io.github.poolscope.pool.ProcessPoolExecutor;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

public final class ExecutorScript {
    static int f(int x) throws InterruptedException {
        Thread.sleep((4 - x) * Given.millis(1200));
        return x;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        var executor = ProcessPoolExecutor.of(Given.processes());
        var futures = new ArrayList<ProcessFuture<Integer>>();
        for (int x = 0; x < 4; x++) {
            futures.add(executor.submit(ExecutorScript::f, x));
        }
        var completed = Futures.asCompleted(futures);
        while (completed.hasNext()) {
            int result = completed.next().join();  //@as-completed
            System.out.println("as completed: " + result);
        }
        var results = executor.map(ExecutorScript::f, List.of(0, 1, 2, 3));
        while (results.hasNext()) {  //@next
            System.out.println("map: " + results.next());
        }
        executor.shutdown(true, false);  //@shutdown
        try {
            executor.submit(ExecutorScript::f, 0);
        } catch (RejectedExecutionException error) {
            System.out.println("submit after shutdown is refused");
        }
    }
}
