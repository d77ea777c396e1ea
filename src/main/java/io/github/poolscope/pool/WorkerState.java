package io.github.poolscope.pool;

/** What a worker is doing. */
public enum WorkerState {
    /** Asked for, and not ready yet. */
    STARTING,
    /** Ready, without a task. */
    IDLE,
    /** At work on a task. */
    BUSY,
    /** Told to end, or killed. */
    LEAVING,
    /** Its process, or its thread, has ended. */
    GONE
}
