package io.github.poolscope.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can't be taken for a later one with the same PID.
 *
 * @param pid its PID
 * @param started when it was started: on Linux in ticks since the machine's start, which no change of the clock moves,
 *     elsewhere in milliseconds since 1970; 0 if not known
 */
record ProcessStamp(long pid, long started) {
    private static final ProcessStamp OWN = of(ProcessHandle.current().pid())
            .orElseGet(() -> new ProcessStamp(ProcessHandle.current().pid(), 0));

    /** Of the fields of {@code /proc/PID/stat} that follow the program's name: the state, and the start. */
    private static final int STATE = 0;

    private static final int STARTED = 19;

    /** This process. */
    static ProcessStamp own() {
        return OWN;
    }

    /** The process that has this PID now; empty if there is none, or it has ended and nobody has taken note of it yet. */
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
            // A system without such files, or it has ended this instant.
            return handle.filter(ProcessHandle::isAlive)
                    .map(process -> new ProcessStamp(
                            pid,
                            process.info()
                                    .startInstant()
                                    .map(Instant::toEpochMilli)
                                    .orElse(0L)));
        }
    }

    /** Reads what {@link #text} has written. */
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

    /** As a part of a file's name. */
    String text() {
        return pid + "-" + Long.toString(started, Character.MAX_RADIX);
    }

    /** Whether it runs, as far as it can be seen from here: a process of another container can't. */
    boolean isAlive() {
        return of(pid).filter(now -> now.started == started || now.started == 0 || started == 0)
                .isPresent();
    }
}
