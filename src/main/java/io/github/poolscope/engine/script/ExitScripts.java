package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scripts about how processes end. */
final class ExitScripts {
    private ExitScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "process-terminate-and-kill",
                ExitScripts::terminateAndKill,
                "process-daemon",
                context -> endsBeforeItsProcess(context, true),
                "process-not-daemon",
                context -> endsBeforeItsProcess(context, false),
                "process-raises",
                ExitScripts::raises);
    }

    private static void terminateAndKill(ScriptContext context) throws IOException, InterruptedException {
        long millis = context.seconds(60).toMillis();
        ScriptProcess first = context.process("first", () -> Thread.sleep(millis));
        ScriptProcess second = context.process("second", () -> Thread.sleep(millis));
        context.start(first);
        context.start(second);
        context.join("join-timeout", first, 1.5);
        context.print("first after the time-out: alive " + first.isAlive());
        context.terminate(first, false);
        context.join("join-first", first);
        context.print("first: exit code " + first.exitCode().orElseThrow());
        context.sleep("sleep", 1);
        context.terminate(second, true);
        context.join("join-second", second);
        context.print("second: exit code " + second.exitCode().orElseThrow());
        second.close();
        try {
            boolean unused = second.isAlive();
        } catch (IllegalStateException error) {
            context.print("second: " + error.getMessage());
        }
    }

    private static void endsBeforeItsProcess(ScriptContext context, boolean daemon)
            throws IOException, InterruptedException {
        Event begun = new Event("begun");
        context.watch(begun);
        long millis = context.seconds(5).toMillis();
        ScriptProcess process = context.process("worker", () -> {
            begun.set();
            Thread.sleep(millis);
            System.out.println("worker: done");
        });
        process.setDaemon(daemon);
        context.start(process);
        context.await("wait", begun);
        context.sleep("sleep", 0.5);
        context.print("main program: ends, and the worker is alive " + process.isAlive());
    }

    private static void raises(ScriptContext context) throws IOException, InterruptedException {
        long millis = context.seconds(1).toMillis();
        List<ScriptProcess> processes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            int number = i;
            processes.add(context.process("process " + i, () -> work(number, millis)));
        }
        for (ScriptProcess process : processes) {
            context.start(process);
        }
        for (ScriptProcess process : processes) {
            context.join("join", process);
            context.print(
                    process.name() + " has exit code " + process.exitCode().orElseThrow());
        }
        context.print("main program: goes on");
    }

    private static void work(int number, long millis) throws InterruptedException {
        Thread.sleep(millis);
        if (number == 2) {
            throw new IllegalArgumentException("number " + number + " is not to my liking");
        }
        System.out.println("done with number " + number);
    }
}
