package io.github.poolscope.trace;

/** The outcome of a taskel. */
public enum Outcome {
    /** None yet: waiting or running. */
    PENDING,
    /** The function returned. */
    SUCCEEDED,
    /** The function threw, or its argument or result could not be sent. */
    FAILED,
    /** Its worker died while it ran. */
    LOST,
    /** Never begun: an earlier taskel of its task failed, and {@code map} gives up the rest of such a task. */
    SKIPPED,
    /** Dropped because the run was stopped. */
    CANCELLED;

    /** Returns whether the caller receives an error instead of a result for this taskel. */
    public boolean isFailure() {
        return this == FAILED || this == LOST;
    }
}
