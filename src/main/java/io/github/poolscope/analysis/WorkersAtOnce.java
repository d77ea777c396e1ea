package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import java.util.Arrays;

/** How many workers a run had at the same time. */
public final class WorkersAtOnce {
    private WorkersAtOnce() {}

    /**
     * Returns the size of the run's only pool; if it has several pools, a pool that was made larger, or processes that
     * the program started itself, the maximum number of workers that were ready at the same time. At least 1.
     */
    public static int of(RunHeader header, Trace trace) {
        return Math.max(1, hasOnlyThePlannedPool(header, trace) ? header.workers() : most(trace.workers()));
    }

    private static boolean hasOnlyThePlannedPool(RunHeader header, Trace trace) {
        if (trace.pools().count() > 1) {
            return false;
        }
        Workers workers = trace.workers();
        int count = workers.count();
        for (int worker = 0; worker < count; worker++) {
            if (workers.kind(worker) == WorkerKind.PROCESS || workers.slot(worker) >= header.workers()) {
                return false;
            }
        }
        return true;
    }

    private static int most(Workers workers) {
        int count = workers.count();
        long[] ready = new long[count];
        long[] exited = new long[count];
        int known = 0;
        for (int worker = 0; worker < count; worker++) {
            if (workers.ready(worker) != Trace.NEVER) {
                ready[known] = workers.ready(worker);
                exited[known] = workers.exited(worker) == Trace.NEVER ? Long.MAX_VALUE : workers.exited(worker);
                known++;
            }
        }
        Arrays.sort(ready, 0, known);
        Arrays.sort(exited, 0, known);
        int gone = 0;
        int most = 0;
        for (int come = 0; come < known; come++) {
            while (exited[gone] <= ready[come]) {
                gone++;
            }
            most = Math.max(most, come + 1 - gone);
        }
        return most;
    }
}
