package io.github.poolscope.bench;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.ForwardingRecorder;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.TraceRecorder;

/**
 * Records each sample in a trace of its own, as each run of a plan has its own. Nothing of its workers is recorded: they
 * outlive a trace.
 */
final class FreshTraces extends ForwardingRecorder {
    private volatile TraceRecorder now = TraceRecorder.live();

    /** What follows goes to a new trace. While the pool has nothing to do. */
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
