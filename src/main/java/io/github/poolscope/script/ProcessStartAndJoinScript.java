package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;

public final class ProcessStartAndJoinScript {
    static void work(int millis) throws Exception {
        System.out.println(Process.current().name() + ": my process is " + ProcessHandle.current().pid());
        Thread.sleep(millis);
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        System.out.println("main program: my process is " + ProcessHandle.current().pid());
        Process process = Process.of(ProcessStartAndJoinScript::work, Given.millis(1500));
        process.setName("worker");
        System.out.println("before start: alive " + process.isAlive());
        process.start();
        System.out.println("after start: alive " + process.isAlive());
        process.join();  //@join
        System.out.println("after join: alive " + process.isAlive());
        System.out.println("exit code " + process.exitCode().getAsInt());
    }
}
