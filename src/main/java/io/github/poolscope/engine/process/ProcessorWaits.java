package io.github.poolscope.engine.process;

import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long the threads of a process could have run while others had the processors, as Linux counts it for each thread: the
 * second number in {@code /proc/PID/task/TID/schedstat}, in nanoseconds. Other systems do not tell. For one thread.
 */
final class ProcessorWaits {
    private final Path threads;
    private final Map<String, Long> ofThread = new HashMap<>();
    private long ofEndedThreads;

    /** Of the process with that PID. */
    ProcessorWaits(long pid) {
        this(Path.of("/proc", Long.toString(pid), "task"));
    }

    ProcessorWaits(Path threads) {
        this.threads = threads;
    }

    /** All threads together since the first look, those that have ended with them; {@link Trace#NEVER} if it is not told. */
    long read() {
        Set<String> ended = new HashSet<>(ofThread.keySet());
        try (Stream<Path> all = Files.list(threads)) {
            all.forEach(thread -> {
                String name = thread.getFileName().toString();
                long waited = waited(thread.resolve("schedstat"));
                if (waited != Trace.NEVER) {
                    ended.remove(name);
                    ofThread.merge(name, waited, Math::max);
                }
            });
        } catch (IOException | RuntimeException e) {
            return Trace.NEVER; // The process has ended, or this is no Linux.
        }
        for (String name : ended) {
            Long waited = ofThread.remove(name);
            ofEndedThreads += waited == null ? 0 : waited;
        }
        return ofThread.isEmpty()
                ? Trace.NEVER
                : ofEndedThreads
                        + ofThread.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long waited(Path schedstat) {
        try {
            String[] numbers = Files.readString(schedstat).strip().split(" ", -1);
            return numbers.length < 2 ? Trace.NEVER : Long.parseLong(numbers[1]);
        } catch (IOException | NumberFormatException e) {
            return Trace.NEVER;
        }
    }
}
