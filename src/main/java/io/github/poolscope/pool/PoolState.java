package io.github.poolscope.pool;

/** Where a pool stands; it never goes back. */
public enum PoolState {
    /** It takes work. */
    RUN,
    /** It takes no more work and does what it has. */
    CLOSE,
    /** It has dropped its work and ends its workers. */
    TERMINATE,
    /** Its workers can't be started; all work has failed. */
    BROKEN
}
