package io.github.poolscope.trace;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** Writes the pools of a trace, their calls and their workers. Thread-safe. */
abstract class PoolRecorder implements Recorder {
    private final Trace trace;
    private final Pools pools;
    private final PoolCalls calls;
    private final Workers workers;
    private int workersToStart;

    PoolRecorder(Trace trace) {
        this.trace = trace;
        pools = trace.pools();
        calls = trace.poolCalls();
        workers = trace.workers();
    }

    /** Called when something was added that may take memory. The recorder's lock is held. */
    abstract void keepWithinLimit();

    /** Returns the trace's time for a {@link System#nanoTime()}, and moves the trace's present to it. */
    final long time(long nanoTime) {
        long time = trace.timeOf(nanoTime);
        trace.seen(time);
        return time;
    }

    @Override
    @CanIgnoreReturnValue
    public synchronized int poolCreated(PoolDescription pool, long nanoTime) {
        trace.changed();
        return pools.add(pool, time(nanoTime));
    }

    @Override
    @CanIgnoreReturnValue
    public synchronized int called(CallRequest call, long nanoTime) {
        trace.changed();
        int number = calls.add(call, time(nanoTime));
        keepWithinLimit();
        return number;
    }

    @Override
    public synchronized void allSubmitted(int call, int count, long nanoTime) {
        calls.counted(call, count, time(nanoTime));
        trace.changed();
    }

    @Override
    @CanIgnoreReturnValue
    public synchronized int workerRequested(WorkerRequest worker, long nanoTime) {
        trace.changed();
        return workers.request(worker, time(nanoTime));
    }

    @Override
    public synchronized void workerBorn(int worker, long pid, long parentPid) {
        workers.born(worker, pid, parentPid);
        trace.changed();
    }

    @Override
    public synchronized void workerReady(int worker, long nanoTime, long clockErrorNanos) {
        workers.ready(worker, time(nanoTime), clockErrorNanos);
        workersToStart--;
        if (workersToStart == 0 && trace.state() == RunState.STARTING) {
            trace.state(RunState.RUNNING, time(nanoTime), null);
        }
        trace.changed();
    }

    @Override
    public synchronized void workerClock(int worker, long clockErrorNanos) {
        workers.clockError(worker, clockErrorNanos);
    }

    @Override
    public synchronized void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {
        workers.exit(worker, exitCode, reason, time(nanoTime));
        trace.changed();
    }

    /** Sets how many workers must be ready for the run's state to change from starting to running. */
    public synchronized void expectWorkers(int count) {
        workersToStart = count;
    }
}
