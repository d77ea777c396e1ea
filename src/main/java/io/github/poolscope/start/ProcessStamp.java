package io.github.poolscope.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a process, distinct from a later one with the same PID.
 *
 * @param pid its PID
 * @param started its start: on Linux in clock ticks since the machine's boot, which are independent of clock changes,
 *     elsewhere in milliseconds since 1970; 0 if unknown
 */
record ProcessStamp(long pid, long started) {
    private static final ProcessStamp OWN = of(ProcessHandle.current().pid())
            .orElseGet(() -> new ProcessStamp(ProcessHandle.current().pid(), 0));

    /** The indices of two fields of {@code /proc/PID/stat} after the program's name: the state, and the start. */
    private static final int STATE = 0;

    private static final int STARTED = 19;

    /** Returns the stamp of this process. */
    static ProcessStamp own() {
        return OWN;
    }

    /** Returns the stamp of the process that has this PID now; empty if there is none, or if it is a zombie. */
    static Optional<ProcessStamp> of(long pid) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (handle.isEmpty()) {
            return Optional.empty();
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
            return ended ? Optional.empty() : Optional.of(new ProcessStamp(pid, Long.parseLong(fields[STARTED])));
        } catch (IOException | RuntimeException e) {
            // A system without such files, or the process has just ended.
            return handle.filter(ProcessHandle::isAlive)
                    .map(process -> new ProcessStamp(
                            pid,
                            process.info()
                                    .startInstant()
                                    .map(Instant::toEpochMilli)
                                    .orElse(0L)));
        }
    }

    /** Parses the result of {@link #text}. */
    static Optional<ProcessStamp> read(String text) {
        int middle = text.indexOf('-');
        try {
            long pid = Long.parseLong(text.substring(0, Math.max(0, middle)));
            long started = Long.parseLong(text.substring(middle + 1), Character.MAX_RADIX);
            return pid > 0 ? Optional.of(new ProcessStamp(pid, started)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns the stamp as a part of a file name. */
    String text() {
        return pid + "-" + Long.toString(started, Character.MAX_RADIX);
    }

    /** Returns whether it runs, as far as visible from here: a process in another container is invisible. */
    boolean isAlive() {
        return of(pid).filter(now -> now.started == started || now.started == 0 || started == 0)
                .isPresent();
    }
}
