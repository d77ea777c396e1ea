package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class MapAsyncCallbackScript {
    static int f(int x) throws InterruptedException {
        Thread.sleep(Given.millis(1000));
        return x;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            var items = IntStream.range(0, Given.items()).boxed().toList();
            var result = pool.mapAsync(
                MapAsyncCallbackScript::f, items, results -> System.out.println("callback: " + results), error -> {});
            System.out.println("ready: " + result.ready());
            result.await();  //@wait
            System.out.println("ready: " + result.ready());
            pool.close();
            pool.join();  //@join
        }
    }
}
