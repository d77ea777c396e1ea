package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

public final class ProcessesInNoFixedOrderScript {
    static void work(int number) throws Exception {
        System.out.println("process " + number + " begins");
        Thread.sleep(Given.millis(800));
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < Given.processes(); i++) {
            Process process = Process.of(ProcessesInNoFixedOrderScript::work, i);
            process.setName("process " + i);
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
