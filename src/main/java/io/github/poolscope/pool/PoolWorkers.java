package io.github.poolscope.pool;

import io.github.poolscope.trace.ExitReason;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The workers of a pool, whatever they are: starts them, replaces them, sends them home. */
interface PoolWorkers {
    /** Those that may still be there. */
    Collection<? extends Worker> alive();

    /** Starts the first workers; returns once they exist, before they are ready. */
    void begin(int workers) throws IOException;

    /** Starts workers for the places from {@code from} up to {@code to}, without that; returns at once. */
    void startMore(int from, int to);

    /** A call has a hard time limit: from now on somebody looks. */
    void watchLimits();

    /** Tells a worker to end as soon as it has nothing to do. */
    void quit(Worker worker, ExitReason reason);

    /** Tells a worker to end, and starts another in its place. */
    void retire(Worker worker);

    /** Ends all workers at once, as far as that can be done. */
    void terminateAll();

    /**
     * Stops what a worker is doing, by force if it can be done; it was taken out of service before.
     *
     * @param sentence what the taskel that it is at is told; null if nobody is told anything
     */
    void stop(Worker worker, ExitReason reason, @Nullable RuntimeException sentence, int offset);

    /** The last worker is gone; nothing of the pool is to stay. */
    void cleanUp();
}
