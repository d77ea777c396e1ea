package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.start.TransientStartException;
import java.util.concurrent.TimeUnit;

/**
 * Counts starts that failed in a row, says how long to wait before the next, and when there is no point in trying on.
 * Not thread-safe.
 *
 * <p>Some reasons pass: a worker or its fork server was killed, or the system had no memory, process, open file or disk
 * space to give. Starts that fail so are tried again for as long as the pool has another worker, and for five minutes if
 * it has none. All other reasons would be the same the next time: an initializer that fails, options that a JVM refuses, a
 * class path or a Java that has gone. The third start that fails so before one has succeeded ends it.
 */
final class StartFailures {
    private static final int MOST = 3;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private int lasting;
    private int inARow;
    private long sinceNanos;

    /** A worker has become ready. */
    void forget() {
        lasting = 0;
        inARow = 0;
    }

    /** A worker's process ended before it was ready. */
    void ended(int exitCode, String lastWords, long nowNanos) {
        boolean killed = exitCode == ExitCodes.KILLED
                || exitCode == ExitCodes.TERMINATED
                || exitCode == StartedWorker.UNKNOWN_EXIT;
        add(killed || TransientStartException.passes(lastWords), nowNanos);
    }

    /** There is no process at all; returns whether this is the first failure in the row. */
    boolean refused(Throwable why, long nowNanos) {
        add(why instanceof TransientStartException || why instanceof OutOfMemoryError, nowNanos);
        return inARow == 1;
    }

    private void add(boolean passes, long nowNanos) {
        if (inARow == 0) {
            sinceNanos = nowNanos;
        }
        inARow++;
        lasting += passes ? 0 : 1;
    }

    /** How long to wait before the next start: not at all after the first failure, then longer and longer. */
    long pauseNanos() {
        if (inARow <= 1) {
            return 0;
        }
        int doublings = Math.min(inARow - 2, 10);
        return Math.min(FIRST_PAUSE_NANOS << doublings, LONGEST_PAUSE_NANOS);
    }

    /** @param otherLives whether the pool has a worker that is ready */
    boolean areTooMany(boolean otherLives, long nowNanos) {
        return lasting >= MOST || (inARow > 0 && !otherLives && nowNanos - sinceNanos > PATIENCE_NANOS);
    }

    /** What the pool is broken with if there is not even a process. */
    static PoolBrokenException why(Throwable refused) {
        return new PoolBrokenException("No worker could be started: " + refused.getMessage() + ".");
    }

    /** What the pool is broken with, of which {@code worker} was the last try. */
    static PoolBrokenException why(ProcessWorker worker, int exitCode) {
        Throwable unfit = worker.unfit;
        if (unfit != null) {
            return new InitializerFailedException(unfit);
        }
        return new PoolBrokenException("No worker could be started: the last one ended with "
                + (exitCode < 0 ? "signal " + -exitCode : "exit code " + exitCode)
                + " before it was ready" + worker.output.whyNotStarted());
    }
}
