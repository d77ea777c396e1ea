package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.Comparator;

/** The taskels that each worker began, of those stored individually, in the order in which they began. */
final class WorkerTaskels {
    private final Taskels taskels;
    /** The taskels of all workers, those of one worker in one piece. */
    private final int[] all;
    /** Where the piece of each worker begins, and where the last one ends. */
    private final int[] from;

    private WorkerTaskels(Taskels taskels, int[] all, int[] from) {
        this.taskels = taskels;
        this.all = all;
        this.from = from;
    }

    static WorkerTaskels of(Trace trace, int first, int end, int workers) {
        Taskels taskels = trace.taskels();
        int[] from = new int[workers + 1];
        for (int i = first; i < end; i++) {
            int worker = taskels.worker(i);
            if (worker >= 0 && worker < workers && taskels.started(i) != Trace.NEVER) {
                from[worker + 1]++;
            }
        }
        for (int worker = 0; worker < workers; worker++) {
            from[worker + 1] += from[worker];
        }
        int[] all = new int[from[workers]];
        int[] next = from.clone();
        for (int i = first; i < end; i++) {
            int worker = taskels.worker(i);
            // More may have begun since they were counted.
            if (worker >= 0
                    && worker < workers
                    && taskels.started(i) != Trace.NEVER
                    && next[worker] < from[worker + 1]) {
                all[next[worker]++] = i;
            }
        }
        WorkerTaskels result = new WorkerTaskels(taskels, all, from);
        for (int worker = 0; worker < workers; worker++) {
            result.sort(worker);
        }
        return result;
    }

    /** Sorts those of one worker, which mostly are in order. */
    private void sort(int worker) {
        boolean sorted = true;
        for (int i = from[worker] + 1; sorted && i < from[worker + 1]; i++) {
            sorted = taskels.started(all[i - 1]) <= taskels.started(all[i]);
        }
        if (!sorted) {
            int[] ordered = Arrays.stream(all, from[worker], from[worker + 1])
                    .boxed()
                    .sorted(Comparator.comparingLong(taskels::started))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(ordered, 0, all, from[worker], ordered.length);
        }
    }

    int count(int worker) {
        return from[worker + 1] - from[worker];
    }

    /** Returns the taskel that a worker began as number {@code place}, from 0. */
    int taskel(int worker, int place) {
        return all[from[worker] + place];
    }
}
