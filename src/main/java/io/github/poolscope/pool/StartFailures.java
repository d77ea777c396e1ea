package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.start.TransientStartException;
import java.util.concurrent.TimeUnit;

/**
 * Counts consecutive failed starts, and decides how long to wait before the next and when further attempts are
 * pointless. Not thread-safe.
 *
 * <p>Some reasons are temporary: a worker or its fork server was killed, or the system lacked memory, processes, open
 * files or disk space. Such starts are tried again as long as the pool has another worker, and for five minutes if it
 * has none. All other reasons would recur: an initializer that fails, options that a JVM refuses, a missing class path
 * or Java. The third such failure before a success is the last.
 */
final class StartFailures {
    private static final int MAX = 3;
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MAX_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private int lasting;
    private int inARow;
    private long sinceNanos;

    /** Called when a worker has become ready. */
    void forget() {
        lasting = 0;
        inARow = 0;
    }

    /** Called when a worker's process ended before it was ready. */
    void ended(int exitCode, String lastWords, long nowNanos) {
        boolean killed = exitCode == ExitCodes.KILLED
                || exitCode == ExitCodes.TERMINATED
                || exitCode == StartedWorker.UNKNOWN_EXIT;
        add(killed || TransientStartException.passes(lastWords), nowNanos);
    }

    /** Called when no process could be started; returns whether this is the first consecutive failure. */
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

    /** Returns how long to wait before the next start: not at all after the first failure, then increasingly longer. */
    long pauseNanos() {
        if (inARow <= 1) {
            return 0;
        }
        int doublings = Math.min(inARow - 2, 10);
        return Math.min(FIRST_PAUSE_NANOS << doublings, MAX_PAUSE_NANOS);
    }

    /**
     * @param otherLives whether the pool has a worker that is ready
     */
    boolean areTooMany(boolean otherLives, long nowNanos) {
        return lasting >= MAX || (inARow > 0 && !otherLives && nowNanos - sinceNanos > TIMEOUT_NANOS);
    }

    /** Returns the error of a pool that is broken because no process can be started. */
    static PoolBrokenException why(Throwable refused) {
        return new PoolBrokenException("No worker could be started: " + refused.getMessage() + ".");
    }

    /** Returns the error of a pool that is broken after {@code worker} was the last attempt. */
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
