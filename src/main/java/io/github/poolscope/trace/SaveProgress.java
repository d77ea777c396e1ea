package io.github.poolscope.trace;

/**
 * How far a trace has been saved: data that was not is kept in memory if there is room. Written by one thread, after
 * the data is on the disk; read by the recorder.
 */
public final class SaveProgress {
    private volatile int started;
    private volatile int completed;
    private volatile int delivered;
    private volatile int submitted;
    private volatile int samples;
    private volatile int calls;
    private volatile int callsElsewhere;
    private volatile int callbacks;
    private volatile int syncEvents;
    private volatile int poolCalls;

    SaveProgress() {}

    /** Sets the numbers of saved taskels: their submission, and their events by rank. */
    public void taskels(int submittedCount, int startedCount, int completedCount, int deliveredCount) {
        submitted = submittedCount;
        started = startedCount;
        completed = completedCount;
        delivered = deliveredCount;
    }

    /**
     * Sets the numbers of saved samples, calls of the main thread, calls elsewhere and callbacks that
     * have returned, and events of primitives.
     */
    public void others(int sampleCount, int callCount, int elsewhereCount, int callbackCount, int syncEventCount) {
        samples = sampleCount;
        callsElsewhere = elsewhereCount;
        calls = callCount;
        callbacks = callbackCount;
        syncEvents = syncEventCount;
    }

    /** Sets the number of saved calls of pools that will not change. */
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

    int callsElsewhere() {
        return callsElsewhere;
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
