package io.github.poolscope.analysis.time;

/** What a worker's place in its pool was doing; each instant belongs to exactly one part. */
public enum TimePart {
    /** Its first worker was being started: from the creation of the pool until it was ready. */
    START_UP("startUp"),
    /** A taskel ran and used CPU time. */
    CPU("cpu"),
    /** A taskel ran, but did neither use a processor nor, as far as that was measured, want one. */
    WAITING("waiting"),
    /** A taskel ran and wanted a processor, but all were taken. */
    WANTING_PROCESSOR("wantingProcessor"),
    /** Tasks were queued, but the worker had none yet; or it was between two taskels of a task. */
    HAND_OUT("handOut"),
    /** No task was queued because the next items were not read yet. */
    INPUT("input"),
    /** No task was queued because a lazy call had read as far ahead of its consumer as it may. */
    WINDOW_FULL("windowFull"),
    /** No task was left, while others ran tasks of several taskels. */
    CHUNK_TOO_LARGE("chunkTooLarge"),
    /** No task was left, while others ran their last taskels. */
    TAIL("tail"),
    /** The main program had not called the pool, or called it for one taskel at a time. */
    NO_CALL("noCall"),
    /** A worker was being replaced, or the pool was being shut down. */
    RETIRING("retiring"),
    /** The recording does not tell: taskels that still run, and what was summed up or not recorded. */
    NOT_KNOWN("notKnown");

    private final String key;

    TimePart(String key) {
        this.key = key;
    }

    /** Returns its name in JSON and in the names of words. */
    public String key() {
        return key;
    }

    /** Returns whether a ready worker had nothing to do although its pool existed. */
    public boolean isIdle() {
        return ordinal() >= INPUT.ordinal() && ordinal() <= NO_CALL.ordinal();
    }
}
