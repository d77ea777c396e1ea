package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;

/** Counts starts that failed in a row, and says when there is no point in trying on. Guarded by the pool's lock. */
final class StartFailures {
    private static final int MOST = 3;

    /** A worker that is killed while it starts is somebody's doing, and counts this part of one that fails. */
    private static final int KILLED_PER_FAILED = 300;

    private int count;

    /** A worker has become ready. */
    void forget() {
        count = 0;
    }

    void add(int exitCode) {
        boolean killed = exitCode == ExitCodes.KILLED || exitCode == ExitCodes.TERMINATED;
        count += killed ? 1 : KILLED_PER_FAILED;
    }

    boolean areTooMany() {
        return count >= MOST * KILLED_PER_FAILED;
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
