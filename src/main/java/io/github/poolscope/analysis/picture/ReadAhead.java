package io.github.poolscope.analysis.picture;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** How far a lazy mode reads ahead: the number of items read whose results have not been taken, over time. */
final class ReadAhead {
    private ReadAhead() {}

    /**
     * Returns the chart of a run whose main program takes results one by one; without steps if all items were read
     * before the first result was taken, since then nothing is read ahead. One pass over the taskels.
     */
    static StepChart of(Trace trace, TimeAxis axis, WorkerNames names) {
        Taskels taskels = trace.taskels();
        int count = taskels.count();
        int taken = taskels.deliveredCount();
        int first = taskels.first();
        int firstTaken = taskels.firstDeliveredRank();
        if (count == first
                || taken == firstTaken
                || taskels.submitted(count - 1) <= taskels.delivered(taskels.deliveredAt(firstTaken))
                || !trace.calls().takesOneByOne()) {
            return StepChart.NONE;
        }
        IntPredicate isItem = isItem(trace, names, count);
        StepBuilder chart = new StepBuilder(axis, Math.max(0, taskels.submitted(first)));
        int rank = firstTaken;
        for (int i = first; i < count; i++) {
            long read = taskels.submitted(i);
            rank = take(taskels, rank, taken, read, chart, isItem);
            if (isItem.test(i)) {
                chart.add(read, 1);
            }
        }
        take(taskels, rank, taken, Long.MAX_VALUE, chart, isItem);
        return chart.build(trace.now());
    }

    @CanIgnoreReturnValue
    private static int take(Taskels taskels, int from, int taken, long until, StepBuilder chart, IntPredicate isItem) {
        int rank = from;
        while (rank < taken && taskels.delivered(taskels.deliveredAt(rank)) < until) {
            int index = taskels.deliveredAt(rank);
            if (isItem.test(index)) {
                chart.add(taskels.delivered(index), -1);
            }
            rank++;
        }
        return rank;
    }

    /**
     * Returns which taskels count as items: those that represent processes don't, nor those of calls that
     * read all items first, nor those submitted since then.
     */
    private static IntPredicate isItem(Trace trace, WorkerNames names, int count) {
        BitSet processes = new BitSet();
        int workers = trace.workers().count();
        for (int worker = 0; worker < workers; worker++) {
            if (names.taskelOf(worker) != Trace.NONE) {
                processes.set(names.taskelOf(worker));
            }
        }
        int first = trace.taskels().first();
        return index -> index >= first && index < count && !processes.get(index) && isOfLazyCall(trace, index);
    }

    /** Returns whether its call reads its items as results are taken, as far as that is known. */
    private static boolean isOfLazyCall(Trace trace, int index) {
        PoolCalls calls = trace.poolCalls();
        int call = trace.taskels().call(index);
        if (call < calls.first()) {
            return true;
        }
        return switch (calls.mode(call)) {
            case IMAP, IMAP_UNORDERED, EXECUTOR_MAP, LOOP -> true;
            default -> false;
        };
    }
}
