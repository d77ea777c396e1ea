package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

public final class EventLetsAllGoScript {
    static void run(Queue<String> ready, Event go) throws Exception {
        ready.put(Process.current().name());
        go.await();
        System.out.println(Process.current().name() + ": goes");
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Queue<String> ready = new Queue<>(0, "ready");
        Event go = new Event("go");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < Given.processes(); i++) {
            Process process = Process.of(EventLetsAllGoScript::run, ready, go);
            process.setName("runner " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (int i = 0; i < Given.processes(); i++) {
            System.out.println(ready.get() + " is ready");  //@get
        }
        Given.sleep(1500);  //@sleep
        System.out.println("main program: go");
        go.set();
        for (Process process : processes) {
            process.join();  //@join
        }
    }
}
