package io.github.poolscope.pool;

import io.github.poolscope.trace.ExitReason;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The workers of a pool of any kind: starts them, replaces them, ends them. */
interface PoolWorkers {
    /** Returns those that may still exist. */
    Collection<? extends Worker> alive();

    /** Starts the first workers; returns once they exist, before they are ready. */
    void begin(int workers) throws IOException;

    /** Starts workers for the slots from {@code from} to {@code to}, exclusive; returns at once. */
    void startMore(int from, int to);

    /** Enables the check of hard time limits, because a call has one. */
    void watchLimits();

    /** Tells a worker to end as soon as it is idle. */
    void quit(Worker worker, ExitReason reason);

    /** Tells a worker to end, and starts another in its slot. */
    void retire(Worker worker);

    /** Ends all workers at once, as far as possible. */
    void terminateAll();

    /**
     * Stops what a worker is doing, by force if possible; it was taken out of service before.
     *
     * @param sentence the error of its current taskel; null for none
     */
    void stop(Worker worker, ExitReason reason, @Nullable RuntimeException sentence, int offset);

    /** Releases all resources of the pool after the last worker has ended. */
    void cleanUp();
}
