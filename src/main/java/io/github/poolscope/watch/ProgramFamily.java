package io.github.poolscope.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The processes of a program: its first one, those that it started, and theirs. */
final class ProgramFamily {
    private static final Duration TIME_TO_END = Duration.ofSeconds(1);
    /** Part of the command line of the process that removes what a Python program leaves behind. */
    private static final String RESOURCE_TRACKER = "multiprocessing.resource_tracker";

    private final ProcessHandle first;

    ProgramFamily(ProcessHandle first) {
        this.first = first;
    }

    /**
     * Ends all of them: asks the first to end, and kills what is left a second later. Python's resource tracker is
     * spared: it ends by itself once the others have, and removes their semaphores. Blocks until that is done.
     *
     * @param known further processes of the program, whose parents may have ended
     */
    void end(Collection<ProcessHandle> known) {
        Set<ProcessHandle> others = first.descendants().collect(Collectors.toCollection(LinkedHashSet::new));
        others.addAll(known);
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
        others.stream()
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
