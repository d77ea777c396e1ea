package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class InitializerArgumentsScript {
    static String greeting = "nothing";

    static boolean prepare(String word) {
        greeting = word;
        System.out.println("the initializer got " + word);
        return true;
    }

    static String f(int x) throws InterruptedException {
        Thread.sleep(Given.millis(500));
        return greeting + " " + x;
    }

    public static void main(String[] args) throws Exception {
        var options = PoolOptions.builder()
            .processes(Given.processes())
            .startMethod(StartMethod.of(Given.startMethod()))
            .initializer(InitializerArgumentsScript::prepare, "hello");
        try (var pool = Pool.create(options.build())) {
            var items = IntStream.range(0, Given.items()).boxed().toList();
            var results = pool.map(InitializerArgumentsScript::f, items, 1);  //@map
            System.out.println("results: " + results);
            pool.close();
            pool.join();  //@join
        }
        System.out.println("greeting in the main program: " + greeting);
    }
}
