package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How processes are made and started. */
final class ProcessScripts {
    private ProcessScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "process-start-and-join", ProcessScripts::startAndJoin,
                "process-by-subclass", ProcessScripts::bySubclass,
                "process-started-twice", ProcessScripts::startedTwice,
                "processes-in-no-fixed-order", ProcessScripts::inNoFixedOrder);
    }

    private static void startAndJoin(Host host) throws IOException, InterruptedException {
        host.print("main program: my process is " + ProcessHandle.current().pid());
        long millis = host.seconds(1.5).toMillis();
        ScriptProcess process = host.process("worker", () -> {
            System.out.println(Process.current().name() + ": my process is "
                    + ProcessHandle.current().pid());
            Thread.sleep(millis);
        });
        host.print("before start: alive " + process.isAlive());
        host.start(process);
        host.print("after start: alive " + process.isAlive());
        host.join("join", process);
        host.print("after join: alive " + process.isAlive());
        host.print("exit code " + process.exitCode().orElseThrow());
    }

    /** A class of processes with something of its own. */
    private static final class Greeter extends ScriptProcess {
        private static final long serialVersionUID = 1L;

        private final String guest;
        private final long millis;

        Greeter(Host host, String guest) {
            super(host.processOptions(), host.beginnings(), () -> {});
            this.guest = guest;
            millis = host.seconds(0.8).toMillis();
            setName("greeter of " + guest);
        }

        @Override
        void work() throws InterruptedException {
            Thread.sleep(millis);
            System.out.println(name() + ": hello, " + guest);
        }
    }

    private static void bySubclass(Host host) throws IOException, InterruptedException {
        Greeter ada = new Greeter(host, "Ada");
        Greeter grace = new Greeter(host, "Grace");
        host.start(ada);
        host.start(grace);
        host.join("join-ada", ada);
        host.join("join-grace", grace);
    }

    private static void startedTwice(Host host) throws IOException, InterruptedException {
        long millis = host.seconds(0.8).toMillis();
        ScriptProcess process = host.process("first", () -> done(millis));
        host.start(process);
        host.join("join-first", process);
        try {
            host.start(process);
        } catch (IllegalStateException error) {
            host.print("second start: " + error.getMessage());
        }
        ScriptProcess other = host.process("another", () -> done(millis));
        host.start(other);
        host.join("join-another", other);
    }

    private static void done(long millis) throws InterruptedException {
        Thread.sleep(millis);
        System.out.println("done by process " + ProcessHandle.current().pid());
    }

    private static void inNoFixedOrder(Host host) throws IOException, InterruptedException {
        long millis = host.seconds(0.8).toMillis();
        List<ScriptProcess> processes = new ArrayList<>();
        for (int i = 0; i < host.plan().workers(); i++) {
            int number = i;
            processes.add(host.process("process " + i, () -> {
                System.out.println("process " + number + " begins");
                Thread.sleep(millis);
            }));
        }
        for (ScriptProcess process : processes) {
            host.start(process);
        }
        for (ScriptProcess process : processes) {
            host.join("join", process);
        }
    }
}
