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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run's trace to its file during the run, on its own thread, about five times a second, each time in one
 * transaction: a program that is killed leaves a file that is complete up to its last second.
 *
 * <p>Data that can't be written, because another program has locked the file or the disk is full, stays in memory with
 * the trace and is tried again. The run continues in any case, and {@link #problem()} reports it.
 */
public final class RunFileWriter {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** The pause after a failed round, so that a full disk is not written to all the time. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long a writer waits, after the end of its run, for a file that another program has locked. */
    private static final long LAST_TRIES_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Path file;
    private final SavePlace place;
    private final Connection connection;
    private final long lastTries;
    private final Object monitor = new Object();
    private @Nullable Thread thread;
    private boolean finishing;
    /** Whether another program prevented the last round. Writing thread only. */
    private boolean busy;
    /** The database's message about the failure. Writing thread only. */
    private String why = "";

    private volatile @Nullable Phrase problem;

    private RunFileWriter(Path file, SavePlace place, Connection connection, long lastTries) {
        this.file = file;
        this.place = place;
        this.connection = connection;
        this.lastTries = lastTries;
    }

    /**
     * Creates the file; its previous contents are lost. The first call loads the database, which takes time, so call it
     * before the run's time begins.
     *
     * @throws RunFileHeldException if another run is being saved to that file, which is unchanged
     * @throws RunFileException if the file can't be written
     */
    public static RunFileWriter open(Path file) throws RunFileException {
        return open(file, LAST_TRIES_NANOS);
    }

    /** Creates a writer that gives up {@code lastTries} nanoseconds after the end of its run. */
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
     * Starts writing. The header is on disk when this returns.
     *
     * @throws RunFileException if the file can't be written
     */
    public void begin(RunHeader header, Trace trace) throws RunFileException {
        begin(header, trace, () -> About.UNKNOWN);
    }

    /**
     * Does the same, with what was there when the run was made.
     *
     * @param about returns what is known of it; called in each round, on the writing thread
     * @throws RunFileException if the file can't be written
     */
    public void begin(RunHeader header, Trace trace, Supplier<About> about) throws RunFileException {
        TraceTables tables = new TraceTables(connection, header, trace, about);
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
     * Writes the rest and closes the file; returns when that is done or has failed, see {@link #problem()}. The run
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

    /** Returns why the file is incomplete, in one sentence; empty if everything so far has been written. */
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
                    reportIncomplete(tables, trace);
                    return;
                }
            }
            if (tables.lost() > 0) {
                problem = Phrase.of("run.save.lost", file, Long.toString(tables.lost()));
            }
        } catch (Throwable e) { // Any error on this thread must be reported as missing data.
            why = e.toString();
            reportIncomplete(tables, trace);
        }
    }

    private interface Round {
        void write() throws SQLException;
    }

    /** Writes a round; returns false if that failed, see {@link #problem()}. */
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

    private void reportIncomplete(TraceTables tables, Trace trace) {
        problem = Phrase.of(
                "run.save.incomplete",
                file,
                cause(),
                tables.kept(),
                trace.taskels().completedCount());
    }

    /** Waits for the next round; returns whether it is the last. */
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
