package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Condition;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.StartMethod;
import java.util.ArrayList;
import java.util.List;

@SuppressWarnings("try")
public final class ConditionNotifiesScript {
    static void rest(Queue<String> ready, Condition condition) throws Exception {
        try (Lock.Held held = condition.lock().hold()) {
            ready.put(Process.current().name());
            condition.await();
            System.out.println(Process.current().name() + ": was notified");
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Queue<String> ready = new Queue<>(0, "ready");
        Condition condition = new Condition("condition");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < Given.processes(); i++) {
            Process process = Process.of(ConditionNotifiesScript::rest, ready, condition);
            process.setName("sleeper " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (int i = 0; i < Given.processes(); i++) {
            System.out.println(ready.get() + " rests");  //@get
        }
        Given.sleep(1000);  //@sleep
        try (Lock.Held held = condition.lock().hold()) {
            System.out.println("main program: notify");
            condition.signal();
        }
        Given.sleep(1500);  //@sleep-again
        try (Lock.Held held = condition.lock().hold()) {
            System.out.println("main program: notify_all");
            condition.signalAll();
        }
        for (Process process : processes) {
            process.join();  //@join
        }
    }
}
