package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.JoinableQueue;
import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

public final class JoinableQueueScript {
    static void work(JoinableQueue<Integer> queue) throws Exception {
        for (Integer item = queue.get(); item != null; item = queue.get()) {
            Thread.sleep(Given.millis(800));
            System.out.println("done with " + item);
            queue.taskDone();
        }
        queue.taskDone();
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        JoinableQueue<Integer> queue = new JoinableQueue<>(0, "queue");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < Given.processes(); i++) {
            Process process = Process.of(JoinableQueueScript::work, queue);
            process.setName("worker " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (int item = 0; item < 6; item++) {
            queue.put(item);
        }
        queue.join();  //@join-queue
        System.out.println("all items are done");
        for (Process process : processes) {
            queue.put(null);
        }
        for (Process process : processes) {
            process.join();  //@join
        }
    }
}
