package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.trace.ExitReason;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts, for each slot of the pool, consecutive workers that were ready and ended by themselves before they were given
 * a task, and decides when further starts are pointless. Not thread-safe.
 */
final class ExitsBeforeWork {
    private static final int MAX = 3;

    /** A worker that was killed from outside counts this many times less than one that ended by itself. */
    private static final int KILLED_PER_ENDED = 300;

    private final Map<Integer, Integer> bySlot = new HashMap<>();

    /** Records the end of a worker; returns whether the pool must give up. */
    boolean add(ProcessWorker worker, ExitReason reason, int exitCode) {
        if (worker.wasGivenSomething()) {
            bySlot.clear(); // Workers are useful in this slot.
            return false;
        }
        boolean killed = exitCode == ExitCodes.KILLED || exitCode == ExitCodes.TERMINATED;
        return reason == ExitReason.DIED
                && bySlot.merge(worker.slot, killed ? 1 : KILLED_PER_ENDED, Integer::sum) >= MAX * KILLED_PER_ENDED;
    }

    /** Returns the error of a pool that is broken after {@code worker} was the last attempt. */
    static PoolBrokenException why(ProcessWorker worker, int exitCode) {
        return new PoolBrokenException("No worker stays: the last one ended with "
                + (exitCode < 0 ? "signal " + -exitCode : "exit code " + exitCode)
                + " before it was given anything" + worker.output.whyNotStarted());
    }
}
