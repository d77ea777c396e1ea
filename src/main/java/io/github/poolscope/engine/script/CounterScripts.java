package io.github.poolscope.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.task.TaskAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scripts of a counter in a file that several processes increment. */
final class CounterScripts {
    private static final int ROUNDS = 2;

    private CounterScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "counter-without-lock", CounterScripts::withoutLock,
                "counter-with-lock", CounterScripts::withLock);
    }

    /** The work of one of the processes. */
    @FunctionalInterface
    private interface Counting {
        TaskAction of(String path, Barrier start, long millis);
    }

    private static void withoutLock(ScriptContext context) throws IOException, InterruptedException {
        play(context, (path, start, millis) -> () -> {
            start.await();
            for (int i = 0; i < ROUNDS; i++) {
                advance(path, millis);
            }
        });
    }

    @SuppressWarnings("try") // The variable is only used to release the lock.
    private static void withLock(ScriptContext context) throws IOException, InterruptedException {
        Lock lock = new Lock("lock");
        context.watch(lock);
        play(context, (path, start, millis) -> () -> {
            start.await();
            for (int i = 0; i < ROUNDS; i++) {
                try (Lock.Held held = lock.hold()) {
                    advance(path, millis);
                }
            }
        });
    }

    /** Reads, waits, writes: a process that reads meanwhile gets an outdated number. */
    private static void advance(String path, long millis) throws IOException, InterruptedException {
        int number = Integer.parseInt(Files.readString(Path.of(path)));
        Thread.sleep(millis);
        Files.writeString(Path.of(path), String.valueOf(number + 1), UTF_8, StandardOpenOption.WRITE);
    }

    private static void play(ScriptContext context, Counting counting) throws IOException, InterruptedException {
        Path path = Files.createTempFile("counter", ".txt");
        try {
            Files.writeString(path, "0");
            Barrier start = new Barrier(context.plan().workers(), "start");
            context.watch(start, context.plan().workers());
            long millis = context.seconds(0.8).toMillis();
            List<ScriptProcess> processes = new ArrayList<>();
            for (int i = 0; i < context.plan().workers(); i++) {
                processes.add(context.process("counter " + i, counting.of(path.toString(), start, millis)));
            }
            for (ScriptProcess process : processes) {
                context.start(process);
            }
            for (ScriptProcess process : processes) {
                context.join("join", process);
            }
            context.print("counted " + Files.readString(path) + " of " + ROUNDS * processes.size());
        } finally {
            Files.delete(path);
        }
    }
}
