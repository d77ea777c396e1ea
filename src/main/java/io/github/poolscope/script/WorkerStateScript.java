package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class WorkerStateScript {
    static int count;

    static int f(int x) throws InterruptedException {
        count++;
        System.out.println("process " + ProcessHandle.current().pid() + " has counted to " + count);
        Thread.sleep(Given.millis(500));
        return count;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            var counts = pool.map(WorkerStateScript::f, IntStream.range(0, Given.items()).boxed().toList(), 1);  //@map
            System.out.println("returned: " + counts);
            pool.close();
            pool.join();  //@join
        }
        System.out.println("count in the main program: " + count);
    }
}
