package io.github.poolscope.run;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run's trace to its file while the run goes on, on a thread of its own, about five times a second, each time
 * in one transaction: a program that is killed leaves a run that opens up to its last second.
 *
 * <p>If the disk fails the run goes on, and {@link #problem()} tells.
 */
public final class RunFileWriter {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Path file;
    private final Connection connection;
    private final Object monitor = new Object();
    private @Nullable Thread thread;
    private boolean finishing;
    private volatile @Nullable String problem;

    private RunFileWriter(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Makes the file; what it held before is gone. The first time, this loads the database, which takes a while: so it
     * comes before the run's time begins.
     *
     * @throws RunFileException if the file can't be written
     */
    public static RunFileWriter open(Path file) throws RunFileException {
        try {
            return new RunFileWriter(file, RunDatabase.create(file));
        } catch (SQLException | IOException e) {
            throw cannotSave(file, e);
        }
    }

    /**
     * Begins to write. The header is on disk when this returns.
     *
     * @throws RunFileException if the file can't be written
     */
    public void begin(RunHeader header, Trace trace) throws RunFileException {
        TraceTables tables = new TraceTables(connection, header, trace);
        try {
            tables.writeHeader();
        } catch (SQLException e) {
            throw cannotSave(file, e);
        }
        Thread writing = new Thread(() -> writeUntilFinished(tables), "run file writer");
        writing.setDaemon(true);
        writing.start();
        thread = writing;
    }

    private static RunFileException cannotSave(Path file, Exception why) {
        return new RunFileException(Phrase.of("run.file.unwritable", file, String.valueOf(why.getMessage())), why);
    }

    /** Writes all that is left and closes the file; returns when that is done. The run must be over. */
    public void finish() {
        synchronized (monitor) {
            finishing = true;
            monitor.notifyAll();
        }
        Thread writing = thread;
        boolean interrupted = false;
        while (writing != null && writing.isAlive()) {
            try {
                writing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the file is not complete, in one sentence; empty if all went well so far. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void writeUntilFinished(TraceTables tables) {
        try (connection) {
            while (!awaitNext()) {
                tables.writeNew();
            }
            tables.writeLast();
            if (tables.lost() > 0) {
                problem = tables.lost() + " taskels are not complete in " + file
                        + ": the run was faster than the disk, and its trace took more memory than it may.";
            }
        } catch (SQLException | RuntimeException e) {
            problem = "The run could not be saved to the end in " + file + ": " + e.getMessage() + ".";
        }
    }

    /** Whether this is the last round. */
    private boolean awaitNext() {
        synchronized (monitor) {
            long end = System.nanoTime() + INTERVAL_NANOS;
            while (!finishing) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    monitor.wait(left);
                } catch (InterruptedException e) {
                    return true;
                }
            }
            return true;
        }
    }
}
