package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scripts about how processes are created and started. */
final class ProcessScripts {
    private ProcessScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "process-start-and-join", ProcessScripts::startAndJoin,
                "process-by-subclass", ProcessScripts::bySubclass,
                "process-started-twice", ProcessScripts::startedTwice,
                "processes-in-no-fixed-order", ProcessScripts::inNoFixedOrder);
    }

    private static void startAndJoin(ScriptContext context) throws IOException, InterruptedException {
        context.print("main program: my process is " + ProcessHandle.current().pid());
        long millis = context.seconds(1.5).toMillis();
        ScriptProcess process = context.process("worker", () -> {
            System.out.println(Process.current().name() + ": my process is "
                    + ProcessHandle.current().pid());
            Thread.sleep(millis);
        });
        context.print("before start: alive " + process.isAlive());
        context.start(process);
        context.print("after start: alive " + process.isAlive());
        context.join("join", process);
        context.print("after join: alive " + process.isAlive());
        context.print("exit code " + process.exitCode().orElseThrow());
    }

    /** A subclass of Process with a field of its own. */
    private static final class Greeter extends ScriptProcess {
        private static final long serialVersionUID = 1L;

        private final String guest;
        private final long millis;

        Greeter(ScriptContext context, String guest) {
            super(context.processOptions(), context.beginnings(), () -> {});
            this.guest = guest;
            millis = context.seconds(0.8).toMillis();
            setName("greeter of " + guest);
        }

        @Override
        void work() throws InterruptedException {
            Thread.sleep(millis);
            System.out.println(name() + ": hello, " + guest);
        }
    }

    private static void bySubclass(ScriptContext context) throws IOException, InterruptedException {
        Greeter ada = new Greeter(context, "Ada");
        Greeter grace = new Greeter(context, "Grace");
        context.start(ada);
        context.start(grace);
        context.join("join-ada", ada);
        context.join("join-grace", grace);
    }

    private static void startedTwice(ScriptContext context) throws IOException, InterruptedException {
        long millis = context.seconds(0.8).toMillis();
        ScriptProcess process = context.process("first", () -> done(millis));
        context.start(process);
        context.join("join-first", process);
        try {
            context.start(process);
        } catch (IllegalStateException error) {
            context.print("second start: " + error.getMessage());
        }
        ScriptProcess other = context.process("another", () -> done(millis));
        context.start(other);
        context.join("join-another", other);
    }

    private static void done(long millis) throws InterruptedException {
        Thread.sleep(millis);
        System.out.println("done by process " + ProcessHandle.current().pid());
    }

    private static void inNoFixedOrder(ScriptContext context) throws IOException, InterruptedException {
        long millis = context.seconds(0.8).toMillis();
        List<ScriptProcess> processes = new ArrayList<>();
        for (int i = 0; i < context.plan().workers(); i++) {
            int number = i;
            processes.add(context.process("process " + i, () -> {
                System.out.println("process " + number + " begins");
                Thread.sleep(millis);
            }));
        }
        for (ScriptProcess process : processes) {
            context.start(process);
        }
        for (ScriptProcess process : processes) {
            context.join("join", process);
        }
    }
}
