package io.github.poolscope.trace;

/** What became of a taskel. */
public enum Outcome {
    /** Not settled yet: waiting or running. */
    PENDING,
    /** The function returned. */
    SUCCEEDED,
    /** The function threw, or its argument or result could not cross to or from the worker. */
    FAILED,
    /** Its worker died while it ran. */
    LOST,
    /** Never begun: an earlier taskel of its task failed, and {@code map} gives up the rest of such a task. */
    SKIPPED,
    /** Dropped because the run was stopped. */
    CANCELLED;

    /** Whether the caller gets an error, not a result, for this taskel. */
    public boolean isFailure() {
        return this == FAILED || this == LOST;
    }
}
