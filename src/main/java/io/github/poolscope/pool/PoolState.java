package io.github.poolscope.pool;

/** The state of a pool; it only moves forward. */
public enum PoolState {
    /** Accepts work. */
    RUN,
    /** Accepts no more work and finishes what it has. */
    CLOSE,
    /** Has dropped its work and ends its workers. */
    TERMINATE,
    /** Its workers can't be started; all work has failed. */
    BROKEN
}
