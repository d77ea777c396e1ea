package io.github.poolscope.plan;

/** What a line of a plan's program does. */
public enum Step {
    /** Defines the function, or nothing of interest. */
    OTHER,
    /** Creates the pool. */
    CREATE_POOL,
    /** Submits the work to the pool; if the mode blocks, it also waits here. */
    SUBMIT,
    /** Waits for the next result, or for all of them. */
    AWAIT,
    /** Uses a result. */
    CONSUME,
    /** Closes the pool. */
    CLOSE,
    /** Waits for the workers to end. */
    JOIN
}
