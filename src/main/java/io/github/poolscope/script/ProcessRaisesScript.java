package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

public final class ProcessRaisesScript {
    static void work(int number) throws Exception {
        Thread.sleep(Given.millis(1000));
        if (number == 2) {
            throw new IllegalArgumentException("number " + number + " is not to my liking");
        }
        System.out.println("done with number " + number);
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        List<Process> processes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Process process = Process.of(ProcessRaisesScript::work, i);
            process.setName("process " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (Process process : processes) {
            process.join();  //@join
            System.out.println(process.name() + " has exit code " + process.exitCode().getAsInt());
        }
        System.out.println("main program: goes on");
    }
}
