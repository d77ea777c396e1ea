package io.github.poolscope.trace;

/**
 * How far a trace has been saved: what was not is kept in memory, if there is any room. One thread writes, once what it
 * tells of is on the disk; the recorder reads.
 */
public final class SaveProgress {
    private volatile int started;
    private volatile int completed;
    private volatile int delivered;
    private volatile int submitted;
    private volatile int samples;
    private volatile int calls;
    private volatile int callbacks;
    private volatile int syncEvents;
    private volatile int poolCalls;

    SaveProgress() {}

    /** Taskels below these counts were saved: their submission, and what became of them by rank. */
    public void taskels(int submittedCount, int startedCount, int completedCount, int deliveredCount) {
        submitted = submittedCount;
        started = startedCount;
        completed = completedCount;
        delivered = deliveredCount;
    }

    /** The same for samples, for calls and callbacks that have returned, and for what happened to primitives. */
    public void others(int sampleCount, int callCount, int callbackCount, int syncEventCount) {
        samples = sampleCount;
        calls = callCount;
        callbacks = callbackCount;
        syncEvents = syncEventCount;
    }

    /** The same for calls of pools: those below this count were saved and will not change. */
    public void poolCalls(int callCount) {
        poolCalls = callCount;
    }

    int submitted() {
        return submitted;
    }

    int started() {
        return started;
    }

    int completed() {
        return completed;
    }

    int delivered() {
        return delivered;
    }

    int samples() {
        return samples;
    }

    int calls() {
        return calls;
    }

    int callbacks() {
        return callbacks;
    }

    int syncEvents() {
        return syncEvents;
    }

    int poolCalls() {
        return poolCalls;
    }
}
