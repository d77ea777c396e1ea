package io.github.poolscope.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of a program: its first one, those that it started, and theirs. Thread-safe. */
final class ProgramFamily {
    private static final Duration TIME_TO_END = Duration.ofSeconds(1);
    /** Part of the command line of the process that removes what a Python program leaves behind. */
    private static final String RESOURCE_TRACKER = "multiprocessing.resource_tracker";

    private final ProcessHandle first;
    private final Map<Long, ProcessHandle> known = new ConcurrentHashMap<>();
    private volatile boolean isEnding;

    ProgramFamily(ProcessHandle first) {
        this.first = first;
    }

    /** Adds a process, whose parent may have ended. */
    void add(long pid) {
        if (pid > 0 && !known.containsKey(pid)) {
            ProcessHandle.of(pid).ifPresent(process -> known.put(pid, process));
        }
    }

    /** Returns whether an added process is alive. */
    boolean hasLiveMember() {
        return known.values().stream().anyMatch(ProcessHandle::isAlive);
    }

    /** Returns whether {@link #end} was called. */
    boolean isEnding() {
        return isEnding;
    }

    /** Kills what was added since {@link #end} was called; does nothing if it was not. */
    void sweep() {
        if (isEnding) {
            kill(known.values().stream().filter(ProcessHandle::isAlive));
        }
    }

    /**
     * Ends all of them: asks the first to end, and kills what is left a second later. Python's resource tracker is
     * spared: it ends by itself once the others have, and removes their semaphores. Blocks until that is done.
     *
     * @param cutOff called when its processes are known, before they are ended
     */
    void end(Runnable cutOff) {
        isEnding = true;
        Set<ProcessHandle> others = first.descendants().collect(Collectors.toCollection(LinkedHashSet::new));
        others.addAll(known.values());
        cutOff.run();
        first.destroy();
        try {
            first.onExit().get(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            first.descendants().forEach(others::add);
            first.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            first.destroyForcibly();
        }
        kill(others.stream());
    }

    private void kill(Stream<ProcessHandle> processes) {
        processes
                .filter(process -> !process.equals(first) && !isResourceTracker(process))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isResourceTracker(ProcessHandle process) {
        try {
            byte[] command = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(command, StandardCharsets.UTF_8).contains(RESOURCE_TRACKER);
        } catch (IOException e) {
            return false;
        }
    }
}
