package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.StartMethod;
import java.util.Collections;
import java.util.List;

@SuppressWarnings("try")
public final class InheritedStateScript {
    static String setting = "as in the source";

    static List<String> place() {
        return List.of(System.getProperty("user.dir"), String.valueOf(System.getenv("PATH")));
    }

    static String look(List<String> main) throws InterruptedException {
        Thread.sleep(Given.millis(500));
        var here = place();
        return "setting " + setting + ", same folder " + here.get(0).equals(main.get(0)) + ", same environment "
            + here.get(1).equals(main.get(1));
    }

    public static void main(String[] args) throws Exception {
        setting = "changed";
        var method = StartMethod.of(Given.startMethod());
        try (var pool = Pool.create(PoolOptions.builder().processes(Given.processes()).startMethod(method).build())) {
            var seen = pool.map(InheritedStateScript::look, Collections.nCopies(Given.items(), place()), 1);  //@map
            for (var each : seen) {
                System.out.println("a worker: " + each);
            }
            pool.close();
            pool.join();  //@join
        }
        System.out.println("the main program: setting " + setting);
    }
}
