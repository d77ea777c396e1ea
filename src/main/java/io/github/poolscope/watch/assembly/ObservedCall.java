package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A call of a pool, such as one {@code map}. */
final class ObservedCall {
    final ObservedProcess owner;
    /** Its number in the process. */
    final int name;
    /** Its number in the trace. */
    final int number;

    final CallMode mode;
    final TaskTable tasks;
    /** How many taskels a task has; 0 if that is unknown. */
    int chunksize;
    /** Whether its tasks become known one by one. */
    boolean isLazy;
    /** The number of its tasks, or {@link Trace#NONE} while that is unknown. */
    int counted = Trace.NONE;

    /** The number of taskels that were delivered, of a lazy call. */
    int deliveredTaskels;
    /** Whether the outcome of any task that was received is an error. */
    boolean hasFailed;
    /** Whether everything was delivered that will be. */
    boolean isDelivered;
    /** Of {@code imap_unordered}: the tasks whose outcomes were received and are not delivered, in order of receipt. */
    final ArrayDeque<Integer> received = new ArrayDeque<>(0);
    /** How many taskels of the first of them were delivered. */
    int deliveredOfTask;

    ObservedCall(ObservedProcess owner, int name, int number, CallMode mode, @Nullable ObservedPool pool) {
        this.owner = owner;
        this.name = name;
        this.number = number;
        this.mode = mode;
        tasks = new TaskTable(this, pool);
    }

    boolean isImap() {
        return mode == CallMode.IMAP || mode == CallMode.IMAP_UNORDERED;
    }

    boolean isApply() {
        return mode == CallMode.APPLY || mode == CallMode.APPLY_ASYNC;
    }

    /** Returns whether nothing will be told of it any more. */
    boolean isOver() {
        return isDelivered && (!isLazy || counted == tasks.runs.tasks()) && tasks.areAllSettled();
    }
}
