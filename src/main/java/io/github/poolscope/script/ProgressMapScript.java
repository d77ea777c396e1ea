package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class ProgressMapScript {
    static int f(int x) throws InterruptedException {
        Thread.sleep(Given.millis(800));
        return x;
    }

    static void bar(int done) {
        System.out.println("#".repeat(done) + "-".repeat(Given.items() - done) + " " + done + "/" + Given.items());
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            bar(0);
            var results = pool.map(ProgressMapScript::f, IntStream.range(0, Given.items()).boxed().toList());  //@map
            for (int done = 1; done <= results.size(); done++) {
                bar(done);
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
