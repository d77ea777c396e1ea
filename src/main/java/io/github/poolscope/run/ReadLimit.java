package io.github.poolscope.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.sqlite.ProgressHandler;

/**
 * How long the reading of a file may take: what is endless in a damaged one, such as a tree of pages that leads back into
 * itself, must not be waited for. Belongs to the thread that reads.
 */
final class ReadLimit {
    private static final long LEAST_SECONDS = 3;

    /** Every second this much is read even by a slow machine; a usual one reads ten times as much. */
    private static final long BYTES_A_SECOND = 1 << 20;

    /** After this many steps of the database's machine, some milliseconds, it asks whether to go on. */
    private static final int STEPS = 200_000;

    /** How many rows are read between two looks at the clock. */
    private static final int ROWS = 256;

    private final long seconds;
    private final long end;
    private int rows;

    private ReadLimit(long seconds) {
        this.seconds = seconds;
        end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** The limit of a file of that many bytes; the time runs from now on. */
    static ReadLimit of(long bytes) {
        return new ReadLimit(LEAST_SECONDS + bytes / BYTES_A_SECOND);
    }

    long seconds() {
        return seconds;
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** Has a statement that exceeds the limit fail, with {@link org.sqlite.SQLiteErrorCode#SQLITE_INTERRUPT}. */
    void guard(Connection connection) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return isOver() ? 1 : 0;
            }
        });
    }

    /**
     * A row was read; what is made of it takes time too.
     *
     * @throws TooSlowException if the time is up
     */
    void row() throws TooSlowException {
        rows++;
        if (rows % ROWS == 0 && isOver()) {
            throw new TooSlowException();
        }
    }

    /** The time is up. Caught where the {@linkplain OpenRun file} was opened. */
    static final class TooSlowException extends SQLException {
        private static final long serialVersionUID = 1L;
    }
}
