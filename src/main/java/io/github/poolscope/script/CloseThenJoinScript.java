package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

public final class CloseThenJoinScript {
    static int f(int x) throws InterruptedException {
        Thread.sleep(Given.millis(1000));
        return x;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        var pool = Pool.of(Given.processes());
        var result = pool.mapAsync(CloseThenJoinScript::f, IntStream.range(0, Given.items()).boxed().toList());
        try {
            pool.join();
        } catch (IllegalStateException error) {
            System.out.println("join refused: " + error.getMessage());
        }
        pool.close();
        try {
            pool.applyAsync(CloseThenJoinScript::f, Given.items());
        } catch (IllegalStateException error) {
            System.out.println("apply_async refused: " + error.getMessage());
        }
        pool.join();  //@join
        System.out.println("results: " + result.get());
    }
}
