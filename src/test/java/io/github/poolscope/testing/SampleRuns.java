package io.github.poolscope.testing;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Step;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Constructed recordings. Times are in milliseconds. */
public final class SampleRuns {
    private static final long MILLI = 1_000_000;

    private SampleRuns() {}

    public static RunHeader header(String mode, int items, int workers, int chunksize) {
        Plan plan =
                PlanJson.read("{\"mode\": \"" + mode + "\", \"items\": " + items + ", \"processes\": " + workers + "}");
        Program program = new Program(
                "Python",
                List.of(new Program.Line("pool = Pool()", Step.CREATE_POOL), new Program.Line("for", Step.AWAIT)));
        return new RunHeader(plan, program, items, workers, chunksize, OptionalInt.empty());
    }

    public static TraceRecorder recorder() {
        return TraceRecorder.readBack(Instant.parse("2026-11-20T19:40:02Z"), 41207);
    }

    public static void worker(TraceRecorder recorder, int slot, long pid, long requested, long ready) {
        int worker = recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, slot, "spawn"), requested * MILLI);
        recorder.workerBorn(worker, pid, 41207);
        recorder.workerReady(worker, ready * MILLI, 20_000);
    }

    public static void taskel(
            TraceRecorder recorder, int index, int worker, long from, long to, Outcome outcome, String result) {
        if (outcome == Outcome.SUCCEEDED) {
            recorder.result(index, result);
        } else {
            recorder.failed(new Failure(index, "IllegalStateException", result, "at " + result));
        }
        recorder.completed(index, worker, from * MILLI, to * MILLI, MILLI, (to + 1) * MILLI, outcome);
    }

    public static void deliver(TraceRecorder recorder, int index, long at) {
        recorder.delivered(index, 1, at * MILLI);
    }

    /** Returns an imap of three on two workers: 0 takes long, so that 1 and 2 are held; 2 failed. */
    public static SavedRun imap(String hostile) {
        TraceRecorder recorder = recorder();
        worker(recorder, 0, 41233, 10, 50);
        worker(recorder, 1, 41234, 12, 60);
        for (int i = 0; i < 3; i++) {
            recorder.item(hostile + i);
            recorder.submitted(1, 5 * MILLI);
            recorder.task(i, 1);
        }
        int call = recorder.blocked(CallKind.NEXT, 1, 0, 6 * MILLI);
        recorder.dispatched(new int[] {0}, 0, 51 * MILLI);
        recorder.dispatched(new int[] {1}, 1, 61 * MILLI);
        taskel(recorder, 1, 1, 62, 262, Outcome.SUCCEEDED, hostile);
        recorder.dispatched(new int[] {2}, 1, 263 * MILLI);
        taskel(recorder, 2, 1, 264, 464, Outcome.FAILED, hostile);
        taskel(recorder, 0, 0, 52, 1052, Outcome.SUCCEEDED, "r0");
        recorder.unblocked(call, 1054 * MILLI);
        for (int i = 0; i < 3; i++) {
            deliver(recorder, i, 1055 + i);
        }
        for (int i = 0; i < 10; i++) {
            recorder.sampled(i % 2, (100 + i * 100) * MILLI, (50 + i * 40) * MILLI, MILLI, (30 + i) << 20);
        }
        recorder.printed(41233, true, hostile, 70 * MILLI);
        recorder.workerExited(0, 0, ExitReason.POOL_CLOSED, 1100 * MILLI);
        recorder.workerExited(1, -9, ExitReason.DIED, 1101 * MILLI);
        recorder.state(RunState.COMPLETED, null, 1110 * MILLI);
        return new SavedRun(header("imap", 3, 2, 1), recorder.trace(), Path.of("sample.poolscope"));
    }
}
