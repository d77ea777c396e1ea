package io.github.poolscope.pool;

/** The state of a worker. */
public enum WorkerState {
    /** Requested, and not ready yet. */
    STARTING,
    /** Ready, without a task. */
    IDLE,
    /** Running a task. */
    BUSY,
    /** Told to end, or killed. */
    LEAVING,
    /** Its process, or its thread, has ended. */
    GONE
}
