package io.github.poolscope.plan;

/** What a line of a plan's program does. */
public enum Step {
    /** Defines the function or nothing at all. */
    OTHER,
    /** Asks for the pool. */
    CREATE_POOL,
    /** Hands the work to the pool; where the mode blocks, it also waits here. */
    SUBMIT,
    /** Waits for the next result, or for all of them. */
    AWAIT,
    /** Does something with a result. */
    CONSUME,
    /** Closes the pool. */
    CLOSE,
    /** Waits for the workers to end. */
    JOIN
}
