package io.github.poolscope.run;

import io.github.poolscope.concurrent.DaemonThreads;
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
 * <p>What can't be written, since another program reads the file or the disk is full, stays in memory with the rest of the
 * trace and is tried again. The run goes on in any case, and {@link #problem()} tells.
 */
public final class RunFileWriter {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** A round that came to nothing is tried again after this, lest a full disk is written to all the time. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** After the end of its run, a writer waits this long for a file that another program holds. */
    private static final long LAST_TRIES_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Path file;
    private final SavePlace place;
    private final Connection connection;
    private final long lastTries;
    private final Object monitor = new Object();
    private @Nullable Thread thread;
    private boolean finishing;
    /** Whether it was another program that kept the last round from being written. The writing thread's own. */
    private boolean busy;
    /** What kept it from being written, in the words of the database. The writing thread's own. */
    private String why = "";

    private volatile @Nullable Phrase problem;

    private RunFileWriter(Path file, SavePlace place, Connection connection, long lastTries) {
        this.file = file;
        this.place = place;
        this.connection = connection;
        this.lastTries = lastTries;
    }

    /**
     * Makes the file; what it held before is gone. The first time, this loads the database, which takes a while: so it
     * comes before the run's time begins.
     *
     * @throws RunFileHeldException if another run is being saved as that file; nothing happened to it
     * @throws RunFileException if the file can't be written
     */
    public static RunFileWriter open(Path file) throws RunFileException {
        return open(file, LAST_TRIES_NANOS);
    }

    /** One that gives up that many nanoseconds after the end of its run. */
    static RunFileWriter open(Path file, long lastTries) throws RunFileException {
        SavePlace place = SavePlace.take(file);
        boolean opened = false;
        try {
            RunFileWriter writer = new RunFileWriter(file, place, RunDatabase.create(file), lastTries);
            opened = true;
            return writer;
        } catch (SQLException | IOException e) {
            throw cannotSave(file, e);
        } finally {
            if (!opened) {
                place.close();
            }
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
        thread = DaemonThreads.start("run file writer", () -> writeUntilFinished(tables, trace));
    }

    private static RunFileException cannotSave(Path file, Exception why) {
        if (why instanceof SqliteLibrary.MissingException missing) {
            return new RunFileException(Phrase.of("run.file.no-library", file, missing.why()), why);
        }
        return new RunFileException(Phrase.of("run.file.unwritable", file, String.valueOf(why.getMessage())), why);
    }

    /**
     * Writes all that is left and closes the file; returns when that is done, or can't be: see {@link #problem()}. The run
     * must be over, or not have begun.
     */
    public void finish() {
        synchronized (monitor) {
            finishing = true;
            monitor.notifyAll();
        }
        Thread writing = thread;
        if (writing == null) {
            closeQuietly();
        }
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

    private void closeQuietly() {
        try (place) {
            connection.close();
        } catch (SQLException e) {
            // Nothing was written to it.
        }
    }

    /** Why the file is not complete, in one sentence; empty if all that was to be written by now has been. */
    public Optional<Phrase> problem() {
        return Optional.ofNullable(problem);
    }

    private void writeUntilFinished(TraceTables tables, Trace trace) {
        try (place;
                connection) {
            long pause = INTERVAL_NANOS;
            while (!awaitNext(pause)) {
                pause = tried(tables::writeNew) ? INTERVAL_NANOS : PAUSE_NANOS;
            }
            long end = System.nanoTime() + lastTries;
            while (!tried(tables::writeLast)) {
                if (!busy || System.nanoTime() - end > 0) {
                    tellIncomplete(tables, trace);
                    return;
                }
            }
            if (tables.lost() > 0) {
                problem = Phrase.of("run.save.lost", file, Long.toString(tables.lost()));
            }
        } catch (Throwable e) { // Whatever ends this thread, what is missing is told.
            why = e.toString();
            tellIncomplete(tables, trace);
        }
    }

    private interface Round {
        void write() throws SQLException;
    }

    /** Whether a round was written; if not, {@link #problem()} tells why. */
    private boolean tried(Round round) {
        try {
            round.write();
            problem = null;
            return true;
        } catch (SQLException e) {
            busy = RunDatabase.isBusy(e);
            why = String.valueOf(e.getMessage());
            problem = Phrase.of("run.save.waiting", file, cause());
            return false;
        }
    }

    private Phrase cause() {
        return busy ? Phrase.of("run.save.held") : Phrase.asItIs(why);
    }

    private void tellIncomplete(TraceTables tables, Trace trace) {
        problem = Phrase.of(
                "run.save.incomplete",
                file,
                cause(),
                tables.kept(),
                trace.taskels().completedCount());
    }

    /** Whether this is the last round. */
    private boolean awaitNext(long pause) {
        synchronized (monitor) {
            long end = System.nanoTime() + pause;
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
