package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.trace.ExitReason;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts, of each place in the pool, workers in a row that were ready and ended by themselves before they were given
 * anything, and says when there is no point in starting more. Not thread-safe.
 */
final class ExitsBeforeWork {
    private static final int MOST = 3;

    /** A worker that was killed is somebody's doing, and counts this part of one that ended by itself. */
    private static final int KILLED_PER_ENDED = 300;

    private final Map<Integer, Integer> bySlot = new HashMap<>();

    /** A worker has ended for that reason; returns whether the pool is to give up. */
    boolean add(ProcessWorker worker, ExitReason reason, int exitCode) {
        if (worker.wasGivenSomething()) {
            bySlot.clear(); // Workers are of use here.
            return false;
        }
        boolean killed = exitCode == ExitCodes.KILLED || exitCode == ExitCodes.TERMINATED;
        return reason == ExitReason.DIED
                && bySlot.merge(worker.slot, killed ? 1 : KILLED_PER_ENDED, Integer::sum) >= MOST * KILLED_PER_ENDED;
    }

    /** What the pool is broken with, of which {@code worker} was the last one. */
    static PoolBrokenException why(ProcessWorker worker, int exitCode) {
        return new PoolBrokenException("No worker stays: the last one ended with "
                + (exitCode < 0 ? "signal " + -exitCode : "exit code " + exitCode)
                + " before it was given anything" + worker.output.whyNotStarted());
    }
}
