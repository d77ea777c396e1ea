package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.Args2;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.task.TaskFunction;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class IstarmapScript {
    static String f(int x, int y) throws InterruptedException {
        Thread.sleep(Given.millis(800));
        return x + " times " + y + " is " + x * y;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        var rows = IntStream.range(0, Given.items()).mapToObj(x -> new Args2<>(x, x + 1)).toList();
        try (var pool = Pool.of(Given.processes())) {
            var results = pool.imap(TaskFunction.unpacking(IstarmapScript::f), rows);
            while (results.hasNext()) {  //@next
                System.out.println(results.next());
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
