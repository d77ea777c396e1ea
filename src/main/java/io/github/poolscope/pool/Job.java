package io.github.poolscope.pool;

import io.github.poolscope.start.RetryingSteps;
import org.jspecify.annotations.Nullable;

/**
 * One call of the pool: what its tasks are for. Methods may be called from any thread, and hold no pool lock.
 *
 * <p>It keeps the pool that its caller made from being collected while the call is under way.
 */
abstract class Job {
    final Object owner;
    final CalledFunction called;
    final CallOptions options;
    /** 0 for none. */
    final long softLimitNanos;

    Job(Object owner, CalledFunction called, CallOptions options) {
        this.owner = owner;
        this.called = called;
        this.options = options;
        softLimitNanos = options.softLimit().map(WaitTimes::nanos).orElse(0L);
    }

    /** Whether a worker gives up the rest of a task once a taskel of it has failed. */
    abstract boolean failureSkipsRest();

    /**
     * A taskel has its outcome: a value, an error, or neither if it was skipped.
     *
     * @param position its place in the input of the call
     * @param index its number in the recorder
     */
    abstract void settled(Task task, int position, int index, @Nullable Object value, @Nullable Throwable error);

    /** The same for those of many runs, which all are of this job, and for the ends of their tasks. */
    void settled(OutcomeBatch all, int fromRun, int toRun) {
        for (int run = fromRun; run < toRun; run++) {
            for (int i = 0; i < all.size(run); i++) {
                settled(
                        all.task(run),
                        all.firstPosition(run) + i,
                        all.firstIndex(run) + i,
                        all.value(run, i),
                        all.error(run, i));
            }
            if (all.isLast(run)) {
                taskEnded(all.task(run));
            }
        }
    }

    /**
     * Has outcomes recorded and settled. Where they are delivered in the order in which they come, the thread that
     * comes second does both second, so that the record and the caller know of one order.
     */
    void inOrder(Runnable recordAndSettle) {
        recordAndSettle.run();
    }

    /** Whether {@link #inOrder} keeps an order, so that outcomes of other calls must not be told with it. */
    boolean keepsOrder() {
        return false;
    }

    /** All taskels of the task have their outcomes, or what is left of it became another task. */
    abstract void taskEnded(Task task);

    /** The last resort where an outcome can't be settled: nobody waits any longer for anything of the call. */
    final void giveUp(Throwable why) {
        RetryingSteps.run(() -> abort(TaskErrors.unreadable(why)));
    }

    /** Nothing more will come: every wait ends with {@code why}, unless all results are there. */
    abstract void abort(RuntimeException why);
}
