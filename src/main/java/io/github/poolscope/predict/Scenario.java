package io.github.poolscope.predict;

import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.Mode;

/**
 * A setting for which a makespan is predicted.
 *
 * @param workers the size of the pool, from 1; may be larger than the largest pool that can be run
 * @param chunksize the number of taskels in a task; without effect in modes without chunks
 * @param mode the mapping mode
 * @param order the order of the items
 */
public record Scenario(int workers, Chunksize chunksize, Mode mode, ItemOrder order) {
    /** The largest pool that is simulated. */
    public static final int MAX_WORKERS = 100_000;

    public Scenario {
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("The number of workers must be from 1 to " + MAX_WORKERS + ".");
        }
    }

    /** Returns the scenario with another number of workers. */
    public Scenario withWorkers(int other) {
        return new Scenario(other, chunksize, mode, order);
    }

    /** Returns the scenario with another chunksize. */
    public Scenario withChunksize(Chunksize other) {
        return new Scenario(workers, other, mode, order);
    }
}
