package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.trace.ExitReason;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts workers that came to nothing, and says when there is no point in trying on: starts that failed in a row, and, of
 * each place in the pool, workers in a row that were ready and ended before they were given anything. Guarded by the
 * pool's lock.
 */
final class StartFailures {
    private static final int MOST = 3;

    /** A worker that is killed while it starts is somebody's doing, and counts this part of one that fails. */
    private static final int KILLED_PER_FAILED = 300;

    private int starts;
    private final Map<Integer, Integer> unusedBySlot = new HashMap<>();

    /** A worker has become ready. */
    void forgetStarts() {
        starts = 0;
    }

    /** A worker has ended for that reason; answers whether the pool is to give up. */
    boolean add(ProcessWorker worker, ExitReason reason, int exitCode) {
        boolean killed = exitCode == ExitCodes.KILLED || exitCode == ExitCodes.TERMINATED;
        int weight = killed ? 1 : KILLED_PER_FAILED;
        if (reason == ExitReason.FAILED_TO_START) {
            starts += weight;
            return starts >= MOST * KILLED_PER_FAILED;
        }
        if (worker.wasGivenSomething()) {
            unusedBySlot.clear(); // Workers are of use here.
            return false;
        }
        return reason == ExitReason.DIED
                && unusedBySlot.merge(worker.slot, weight, Integer::sum) >= MOST * KILLED_PER_FAILED;
    }

    /** What the pool is broken with, of which {@code worker} was the last try. */
    static PoolBrokenException why(ProcessWorker worker, int exitCode) {
        Throwable unfit = worker.unfit;
        if (unfit != null) {
            return new InitializerFailedException(unfit);
        }
        String words = worker.output.lastWords();
        String when = worker.ready ? "it was given anything" : "it was ready";
        return new PoolBrokenException((worker.ready ? "No worker stays" : "No worker could be started")
                + ": the last one ended with "
                + (exitCode < 0 ? "signal " + -exitCode : "exit code " + exitCode)
                + " before " + when
                + (words.isEmpty() ? "." : ", and said: " + words));
    }
}
