package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

public final class ListIsCopiedScript {
    static void collect(List<Integer> numbers) throws Exception {
        for (int number = 0; number < 3; number++) {
            Thread.sleep(Given.millis(500));
            numbers.add(number);
        }
        System.out.println("child: " + numbers);
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        List<Integer> numbers = new ArrayList<>();
        Process process = Process.of(ListIsCopiedScript::collect, numbers);
        process.setName("collector");
        process.start();
        process.join();  //@join
        System.out.println("main program: " + numbers);
    }
}
