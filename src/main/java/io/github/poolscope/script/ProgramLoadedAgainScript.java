package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class ProgramLoadedAgainScript {
    static {
        System.out.println("loaded by process " + ProcessHandle.current().pid());
    }

    static int f(int x) throws InterruptedException {
        Thread.sleep(Given.millis(600));
        return x;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            var items = IntStream.range(0, Given.items()).boxed().toList();
            System.out.println("results: " + pool.map(ProgramLoadedAgainScript::f, items, 1));  //@map
            pool.close();
            pool.join();  //@join
        }
    }
}
