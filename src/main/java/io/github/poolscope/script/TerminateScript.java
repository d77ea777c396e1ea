package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

public final class TerminateScript {
    static int f(int x) throws InterruptedException {
        Thread.sleep(Given.millis(1200));
        return x;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        var pool = Pool.of(Given.processes());
        var results = IntStream.range(0, Given.items()).mapToObj(x -> pool.applyAsync(TerminateScript::f, x)).toList();
        results.get(0).await();  //@wait
        pool.terminate();
        pool.join();  //@join
        var there = IntStream.range(0, Given.items())
            .filter(x -> results.get(x).ready() && results.get(x).successful())
            .boxed()
            .toList();
        System.out.println("results that are there: " + there);
    }
}
