package io.github.poolscope.trace;

/** Why a worker ended. */
public enum ExitReason {
    /** It has not ended. */
    ALIVE("alive"),
    /** The pool was closed and had no more work. */
    POOL_CLOSED("pool closed"),
    /** The pool was terminated. */
    POOL_TERMINATED("pool terminated"),
    /** It had done the number of tasks that {@code maxtasksperchild} allows. */
    RETIRED("maxtasksperchild reached"),
    /** The pool was made smaller. */
    SHRUNK("pool made smaller"),
    /** The call whose taskel it ran was cancelled. */
    CANCELLED("its taskel was cancelled"),
    /** Its taskel exceeded its hard time limit. */
    TIME_LIMIT("hard time limit"),
    /** A process that is not a worker of a pool has ended by itself. */
    ENDED("ended"),
    /** A process that is not a worker of a pool was terminated or killed by the program. */
    TERMINATED("terminated"),
    /** It ended by itself or was killed by another program. */
    DIED("died"),
    /** It ended before it was ready. */
    FAILED_TO_START("failed to start");

    private final String words;

    ExitReason(String words) {
        this.words = words;
    }

    /** Returns the reason in words. */
    public String words() {
        return words;
    }
}
