package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;

/** The taskels that have ended in the order of their ends, and in that in which their outcomes arrived. */
final class TaskelEnds {
    private final Taskels taskels;
    private final int[] byEnd;
    private final int[] byReceipt;
    private final int oldestRunning;

    private TaskelEnds(Taskels taskels, int[] byEnd, int[] byReceipt, int oldestRunning) {
        this.taskels = taskels;
        this.byEnd = byEnd;
        this.byReceipt = byReceipt;
        this.oldestRunning = oldestRunning;
    }

    static TaskelEnds of(Trace trace) {
        Taskels taskels = trace.taskels();
        int first = taskels.first();
        int end = taskels.count();
        int[] found = new int[end - first];
        int count = 0;
        int oldest = Trace.NONE;
        for (int i = first; i < end; i++) {
            if (taskels.started(i) == Trace.NEVER) {
                continue;
            }
            if (taskels.ended(i) != Trace.NEVER) {
                found[count++] = i;
            } else if (oldest == Trace.NONE || taskels.started(i) < taskels.started(oldest)) {
                oldest = i;
            }
        }
        int[] ended = Arrays.copyOf(found, count);
        int[] received = Arrays.stream(ended)
                .filter(index -> taskels.received(index) != Trace.NEVER)
                .toArray();
        return new TaskelEnds(taskels, sorted(ended, taskels::ended), sorted(received, taskels::received), oldest);
    }

    private static int[] sorted(int[] indices, IntToLongFunction time) {
        return Arrays.stream(indices)
                .boxed()
                .sorted(Comparator.comparingLong(time::applyAsLong))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the taskel that has run for the longest time and runs now, or {@link Trace#NONE}. */
    int oldestRunning() {
        return oldestRunning;
    }

    /** Returns the taskel that ended last after {@code from} and not after {@code to}, or {@link Trace#NONE}. */
    int lastEnded(long from, long to) {
        return last(byEnd, taskels::ended, from, to);
    }

    /** Returns the taskel whose outcome arrived last in that time, or {@link Trace#NONE}. */
    int lastReceived(long from, long to) {
        return last(byReceipt, taskels::received, from, to);
    }

    private static int last(int[] sorted, IntToLongFunction time, long from, long to) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.applyAsLong(sorted[middle]) <= to) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && time.applyAsLong(sorted[low - 1]) > from ? sorted[low - 1] : Trace.NONE;
    }
}
