package io.github.poolscope.trace;

/** Where a run stands. */
public enum RunState {
    /** Asked for; its first workers are not all ready. */
    STARTING,
    /** At work. */
    RUNNING,
    /** A stop was asked for and is being carried out. */
    STOPPING,
    /** The main program reached its end; single taskels may have failed. */
    COMPLETED,
    /** The main program ended with an error. */
    FAILED,
    /** The user stopped it. */
    CANCELLED,
    /** The program was killed while the run went on; known only of a run that is read back from its file. */
    INTERRUPTED;

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return compareTo(COMPLETED) >= 0;
    }
}
