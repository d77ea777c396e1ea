package io.github.poolscope.pool;

import io.github.poolscope.start.RetryingSteps;
import org.jspecify.annotations.Nullable;

/**
 * One call of the pool, for which its tasks are run. Thread-safe; methods must be called without a pool lock.
 *
 * <p>It references the caller's pool, so that the pool is not garbage-collected during the call.
 */
abstract class Job {
    final Object owner;
    final CalledFunction called;
    final CallOptions options;
    /** In nanoseconds; 0 for none. */
    final long softLimitNanos;

    Job(Object owner, CalledFunction called, CallOptions options) {
        this.owner = owner;
        this.called = called;
        this.options = options;
        softLimitNanos = options.softLimit().map(WaitTimes::nanos).orElse(0L);
    }

    /** Returns whether a failing taskel ends its task. */
    abstract boolean failureSkipsRest();

    /**
     * Called when a taskel has its outcome: a value, an error, or neither if it was skipped.
     *
     * @param position its position in the input of the call
     * @param index its number in the recorder
     */
    abstract void settled(Task task, int position, int index, @Nullable Object value, @Nullable Throwable error);

    /** Called for the taskels of several runs, which all belong to this job, and for the ends of their tasks. */
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
     * Records and settles outcomes. If they are delivered in the order of arrival, threads do this one after another,
     * so that the record and the caller see the same order.
     */
    void inOrder(Runnable recordAndSettle) {
        recordAndSettle.run();
    }

    /**
     * Returns whether {@link #inOrder} keeps an order, so that outcomes of other calls must not be settled in the same
     * step.
     */
    boolean keepsOrder() {
        return false;
    }

    /** Called when all taskels of the task have their outcomes, or the rest of it became another task. */
    abstract void taskEnded(Task task);

    /** Ends all waits of the call, if an outcome can't be settled for an unexpected reason. */
    final void giveUp(Throwable why) {
        RetryingSteps.run(() -> abort(TaskErrors.unreadable(why)));
    }

    /** Ends every wait with {@code why}, unless all results are there. */
    abstract void abort(RuntimeException why);
}
