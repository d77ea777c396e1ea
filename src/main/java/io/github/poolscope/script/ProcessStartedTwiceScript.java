package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;

public final class ProcessStartedTwiceScript {
    static void work() throws Exception {
        Thread.sleep(Given.millis(800));
        System.out.println("done by process " + ProcessHandle.current().pid());
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Process process = new Process(ProcessStartedTwiceScript::work);
        process.setName("first");
        process.start();
        process.join();  //@join-first
        try {
            process.start();
        } catch (IllegalStateException error) {
            System.out.println("second start: " + error.getMessage());
        }
        Process other = new Process(ProcessStartedTwiceScript::work);
        other.setName("another");
        other.start();
        other.join();  //@join-another
    }
}
