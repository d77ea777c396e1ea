package io.github.poolscope.bench;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.ForwardingRecorder;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.TraceRecorder;

/**
 * Records each sample in its own trace, as each run of a plan does. Events of workers are not recorded, as workers
 * outlive a trace.
 */
final class FreshTraces extends ForwardingRecorder {
    private volatile TraceRecorder now = TraceRecorder.live();

    /** Starts a new trace. Call it only while the pool is idle. */
    void next() {
        now = TraceRecorder.live();
    }

    TraceRecorder current() {
        return now;
    }

    @Override
    protected Recorder to() {
        return now;
    }

    @Override
    public int workerRequested(int slot, String startMethod, long nanoTime) {
        return NONE.workerRequested(slot, startMethod, nanoTime);
    }

    @Override
    public void workerBorn(int worker, long pid, long parentPid) {}

    @Override
    public void workerReady(int worker, long nanoTime, long clockErrorNanos) {}

    @Override
    public void workerClock(int worker, long clockErrorNanos) {}

    @Override
    public void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {}
}
