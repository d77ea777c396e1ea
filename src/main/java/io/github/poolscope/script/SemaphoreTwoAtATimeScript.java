package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Semaphore;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

public final class SemaphoreTwoAtATimeScript {
    static void visit(Barrier start, Semaphore semaphore) throws Exception {
        start.await();
        semaphore.acquire();
        try {
            System.out.println(Process.current().name() + ": is in");
            Thread.sleep(Given.millis(1000));
        } finally {
            semaphore.release();
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Barrier start = new Barrier(Given.processes(), "start");
        Semaphore semaphore = new Semaphore(2, "semaphore");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < Given.processes(); i++) {
            Process process = Process.of(SemaphoreTwoAtATimeScript::visit, start, semaphore);
            process.setName("guest " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (Process process : processes) {
            process.join();  //@join
        }
    }
}
