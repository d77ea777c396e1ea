package io.github.poolscope.trace;

/** The state of a run. */
public enum RunState {
    /** Requested; its first workers are not all ready. */
    STARTING,
    /** Running. */
    RUNNING,
    /** A stop was requested and is in progress. */
    STOPPING,
    /** The main program reached its end; single taskels may have failed. */
    COMPLETED,
    /** The main program ended with an error. */
    FAILED,
    /** The user stopped it. */
    CANCELLED,
    /** The program was killed during the run; only in a run that is read from its file. */
    INTERRUPTED;

    /** Returns whether the run has ended. */
    public boolean isOver() {
        return compareTo(COMPLETED) >= 0;
    }
}
