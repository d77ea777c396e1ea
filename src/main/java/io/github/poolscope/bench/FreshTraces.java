package io.github.poolscope.bench;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.ForwardingRecorder;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records each sample in its own trace, as each run of a plan does. Events of workers are not recorded, as workers
 * outlive a trace. Each trace begins with the pools.
 */
final class FreshTraces extends ForwardingRecorder {
    private final List<PoolDescription> pools = new CopyOnWriteArrayList<>();
    private volatile TraceRecorder now = TraceRecorder.live();

    /** Starts a new trace. Call it only while the pool is idle. */
    void next() {
        TraceRecorder fresh = TraceRecorder.live();
        for (PoolDescription pool : pools) {
            fresh.poolCreated(pool, System.nanoTime());
        }
        now = fresh;
    }

    TraceRecorder current() {
        return now;
    }

    @Override
    protected Recorder to() {
        return now;
    }

    @Override
    public int poolCreated(PoolDescription pool, long nanoTime) {
        pools.add(pool);
        return super.poolCreated(pool, nanoTime);
    }

    @Override
    public int workerRequested(WorkerRequest worker, long nanoTime) {
        return NONE.workerRequested(worker, nanoTime);
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
