package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

public final class BarrierMeetsAllScript {
    static void walk(Barrier barrier, int millis) throws Exception {
        Thread.sleep(millis);
        System.out.println(Process.current().name() + ": is here");
        barrier.await();
        System.out.println(Process.current().name() + ": goes on");
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Barrier barrier = new Barrier(Given.processes(), "barrier");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < Given.processes(); i++) {
            Process process = Process.of(BarrierMeetsAllScript::walk, barrier, i * Given.millis(1000));
            process.setName("walker " + i);
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
