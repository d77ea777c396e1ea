package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class PreloadNoneScript {
    static final class Heavy {
        static {  // takes half a second, where it is not loaded yet
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        static int twice(int x) {
            return 2 * x;
        }
    }

    static int f(int x) throws InterruptedException {
        int result = Heavy.twice(x);
        Thread.sleep(Given.millis(400));
        return result;
    }

    public static void main(String[] args) throws Exception {
        var options = PoolOptions.builder()
            .processes(Given.processes())
            .startMethod(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.create(options.build())) {
            var items = IntStream.range(0, Given.items()).boxed().toList();
            System.out.println("results: " + pool.map(PreloadNoneScript::f, items, 1));  //@map
            pool.close();
            pool.join();  //@join
        }
    }
}
