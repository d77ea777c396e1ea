package io.github.poolscope.testing;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;

/** Constructed runs of processes with primitives. Times are in milliseconds. */
public final class TalkRuns {
    public static final long MILLI = 1_000_000;

    private final TraceRecorder recorder = SampleRuns.recorder();

    public TraceRecorder recorder() {
        return recorder;
    }

    public Trace trace() {
        return recorder.trace();
    }

    /** Adds a process of a script that begins 10 ms after its start; returns its worker. */
    public int process(String name, long pid, long started) {
        long now = started * MILLI;
        recorder.item(name);
        int index = recorder.submitted(1, now);
        int worker = recorder.workerRequested(
                WorkerRequest.process(name, trace().workers().count(), "forkserver", index), now);
        int task = recorder.task(index, 1);
        recorder.dispatched(new int[] {task}, worker, now);
        recorder.workerBorn(worker, pid, 41207);
        recorder.workerReady(worker, now + 10 * MILLI, 0);
        recorder.started(index, worker, now + 10 * MILLI);
        return worker;
    }

    /**
     * Ends a process, killed by a signal if the code is negative. Call it only if all workers are processes, so that
     * the taskel has the worker's number.
     */
    public void ends(int worker, long time, int code) {
        Outcome outcome = code == 0 ? Outcome.SUCCEEDED : Outcome.LOST;
        if (code == 0) {
            recorder.result(worker, "exit code 0");
        } else {
            recorder.failed(new Failure(worker, "Process", "killed by signal " + -code, ""));
        }
        recorder.completed(worker, worker, trace().taskels().started(worker), time * MILLI, 0, time * MILLI, outcome);
        recorder.workerExited(worker, code, code == 0 ? ExitReason.ENDED : ExitReason.DIED, time * MILLI);
    }

    public int primitive(SyncKind kind, String name, int capacity) {
        return recorder.primitive(kind, name, capacity, MILLI);
    }

    /** Adds an event caused by the only thread of a process. */
    public void event(long time, int object, SyncAction action, long pid, long amount) {
        recorder.synced(object, action, pid, 1, amount, time * MILLI);
    }

    public void waits(long time, int object, long pid, Awaited what) {
        event(time, object, SyncAction.WAITS, pid, what.amount());
    }

    /** Adds an event caused by no thread, such as one for a process that has died. */
    public void fate(long time, int object, SyncAction action, long pid, long amount) {
        recorder.synced(object, action, pid, 0, amount, time * MILLI);
    }
}
