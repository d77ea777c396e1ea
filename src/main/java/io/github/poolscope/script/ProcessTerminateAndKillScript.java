package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.time.Duration;

public final class ProcessTerminateAndKillScript {
    static void work() throws Exception {
        Thread.sleep(Given.millis(60_000));
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Process first = new Process(ProcessTerminateAndKillScript::work);
        Process second = new Process(ProcessTerminateAndKillScript::work);
        first.setName("first");
        second.setName("second");
        first.start();
        second.start();
        first.join(Duration.ofMillis(Given.millis(1500)));  //@join-timeout
        System.out.println("first after the time-out: alive " + first.isAlive());
        first.terminate();
        first.join();  //@join-first
        System.out.println("first: exit code " + first.exitCode().getAsInt());
        Given.sleep(1000);  //@sleep
        second.kill();
        second.join();  //@join-second
        System.out.println("second: exit code " + second.exitCode().getAsInt());
        second.close();
        try {
            second.isAlive();
        } catch (IllegalStateException error) {
            System.out.println("second: " + error.getMessage());
        }
    }
}
