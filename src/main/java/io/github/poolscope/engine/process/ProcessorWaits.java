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
 * Reads how long the threads of a process were runnable but waited for a processor, in nanoseconds. Linux counts it for
 * each thread: the second number in {@code /proc/PID/task/TID/schedstat}. Other systems don't. One thread only.
 */
final class ProcessorWaits {
    private final Path threads;
    private final Map<String, Long> ofThread = new HashMap<>();
    private long ofEndedThreads;

    /** Creates a reader for the process with that PID. */
    ProcessorWaits(long pid) {
        this(Path.of("/proc", Long.toString(pid), "task"));
    }

    ProcessorWaits(Path threads) {
        this.threads = threads;
    }

    /**
     * Returns the sum over all threads since the first call, including threads that have ended, in nanoseconds; {@link
     * Trace#NEVER} if it is unknown.
     */
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
            return Trace.NEVER; // The process has ended, or this is not Linux.
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
