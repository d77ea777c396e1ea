package io.github.poolscope.run;

import io.github.poolscope.concurrent.WorkProgress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.sqlite.ProgressHandler;

/**
 * Limits the time for reading a file: a damaged one may be endless, for example through a cyclic tree of pages. Also ends
 * the reading when it is cancelled. Belongs to the thread that reads.
 */
final class ReadLimit {
    private static final long MIN_SECONDS = 3;

    /** The minimum speed granted; a normal machine is ten times as fast. */
    private static final long BYTES_A_SECOND = 1 << 20;

    /** The number of steps of the database's virtual machine, some milliseconds, between two checks. */
    private static final int STEPS = 200_000;

    /** The number of rows between two checks of the clock. */
    private static final int ROWS = 256;

    private final WorkProgress progress;
    private final long seconds;
    private final long end;
    private long rows;

    private ReadLimit(long seconds, WorkProgress progress) {
        this.progress = progress;
        this.seconds = seconds;
        end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Creates the limit for a file of {@code bytes} bytes; the time starts now. {@code progress} counts its rows. */
    static ReadLimit of(long bytes, WorkProgress progress) {
        return new ReadLimit(MIN_SECONDS + bytes / BYTES_A_SECOND, progress);
    }

    long seconds() {
        return seconds;
    }

    boolean isCancelled() {
        return progress.isCancelled();
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /**
     * Makes statements that exceed the limit, or are cancelled, fail with
     * {@link org.sqlite.SQLiteErrorCode#SQLITE_INTERRUPT}.
     */
    void guard(Connection connection) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return isOver() || isCancelled() ? 1 : 0;
            }
        });
    }

    /**
     * Called for each row, as its processing takes time too.
     *
     * @throws TooSlowException if the time is up
     * @throws java.util.concurrent.CancellationException if the reading was cancelled
     */
    void row() throws TooSlowException {
        rows++;
        if (rows % ROWS == 0) {
            progress.accept(rows);
            if (isOver()) {
                throw new TooSlowException();
            }
        }
    }

    /** The time is up. Caught where the {@linkplain OpenRun file} was opened. */
    static final class TooSlowException extends SQLException {
        private static final long serialVersionUID = 1L;
    }
}
