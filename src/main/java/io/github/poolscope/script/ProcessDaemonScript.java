package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;

public final class ProcessDaemonScript {
    static void work(Event begun) throws Exception {
        begun.set();
        Thread.sleep(Given.millis(5000));
        System.out.println("worker: done");
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Event begun = new Event();
        Process process = Process.of(ProcessDaemonScript::work, begun);
        process.setName("worker");
        process.setDaemon(true);
        process.start();
        begun.await();  //@wait
        Given.sleep(500);  //@sleep
        System.out.println("main program: ends, and the worker is alive " + process.isAlive());
    }
}
