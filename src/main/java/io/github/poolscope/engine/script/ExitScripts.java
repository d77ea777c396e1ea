package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How processes end. */
final class ExitScripts {
    private ExitScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "process-terminate-and-kill",
                ExitScripts::terminateAndKill,
                "process-daemon",
                host -> endsBeforeItsProcess(host, true),
                "process-not-daemon",
                host -> endsBeforeItsProcess(host, false),
                "process-raises",
                ExitScripts::raises);
    }

    private static void terminateAndKill(Host host) throws IOException, InterruptedException {
        long millis = host.seconds(60).toMillis();
        ScriptProcess first = host.process("first", () -> Thread.sleep(millis));
        ScriptProcess second = host.process("second", () -> Thread.sleep(millis));
        host.start(first);
        host.start(second);
        host.join("join-timeout", first, 1.5);
        host.print("first after the time-out: alive " + first.isAlive());
        host.terminate(first, false);
        host.join("join-first", first);
        host.print("first: exit code " + first.exitCode().orElseThrow());
        host.sleep("sleep", 1);
        host.terminate(second, true);
        host.join("join-second", second);
        host.print("second: exit code " + second.exitCode().orElseThrow());
        second.close();
        try {
            boolean unused = second.isAlive();
        } catch (IllegalStateException error) {
            host.print("second: " + error.getMessage());
        }
    }

    private static void endsBeforeItsProcess(Host host, boolean daemon) throws IOException, InterruptedException {
        Event begun = new Event("begun");
        host.watch(begun);
        long millis = host.seconds(5).toMillis();
        ScriptProcess process = host.process("worker", () -> {
            begun.set();
            Thread.sleep(millis);
            System.out.println("worker: done");
        });
        process.setDaemon(daemon);
        host.start(process);
        host.await("wait", begun);
        host.sleep("sleep", 0.5);
        host.print("main program: ends, and the worker is alive " + process.isAlive());
    }

    private static void raises(Host host) throws IOException, InterruptedException {
        long millis = host.seconds(1).toMillis();
        List<ScriptProcess> processes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            int number = i;
            processes.add(host.process("process " + i, () -> work(number, millis)));
        }
        for (ScriptProcess process : processes) {
            host.start(process);
        }
        for (ScriptProcess process : processes) {
            host.join("join", process);
            host.print(process.name() + " has exit code " + process.exitCode().orElseThrow());
        }
        host.print("main program: goes on");
    }

    private static void work(int number, long millis) throws InterruptedException {
        Thread.sleep(millis);
        if (number == 2) {
            throw new IllegalArgumentException("number " + number + " is not to my liking");
        }
        System.out.println("done with number " + number);
    }
}
