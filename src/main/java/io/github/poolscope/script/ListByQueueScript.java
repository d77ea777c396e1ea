package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

public final class ListByQueueScript {
    static void collect(Queue<Integer> queue) throws Exception {
        for (int number = 0; number < 3; number++) {
            Thread.sleep(Given.millis(500));
            queue.put(number);
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Queue<Integer> queue = new Queue<>();
        List<Integer> numbers = new ArrayList<>();
        Process process = Process.of(ListByQueueScript::collect, queue);
        process.setName("collector");
        process.start();
        for (int i = 0; i < 3; i++) {
            numbers.add(queue.get());  //@get
        }
        process.join();  //@join
        System.out.println("main program: " + numbers);
    }
}
