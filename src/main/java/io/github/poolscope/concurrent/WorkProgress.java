package io.github.poolscope.concurrent;

import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/**
 * How far a piece of work is, for another thread that shows it or cancels it. Thread-safe; one thread works.
 *
 * <p>The work calls {@link #accept} regularly, which ends it with an exception once it is cancelled.
 */
public final class WorkProgress implements LongConsumer {
    private volatile long done;
    private volatile boolean cancelled;

    /**
     * Called by the work with the number of steps done so far.
     *
     * @throws CancellationException if the work was cancelled
     */
    @Override
    public void accept(long steps) {
        if (cancelled) {
            throw new CancellationException();
        }
        done = steps;
    }

    /** Returns the number of steps done so far. */
    public long done() {
        return done;
    }

    /** Ends the work at its next step; without effect once it has ended. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
