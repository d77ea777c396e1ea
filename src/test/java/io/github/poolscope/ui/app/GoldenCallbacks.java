package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.workload.Preparation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;

/** A constructed run with a callback for each result; the first callback is slow and delays the others. */
final class GoldenCallbacks {
    private static final int ITEMS = 8;
    private static final int WORKERS = 3;
    private static final long MILLI = 1_000_000;
    private static final long MAIN = 41_207;
    private static final long SLOW = 900;
    private static final long QUICK = 60;

    private GoldenCallbacks() {}

    /** Returns the run, finished and reopened. */
    static Recording saved() {
        Plan plan = PlanJson.read("{\"script\": \"apply-async-callback\", \"mode\": \"apply_async\", \"processes\": 3,"
                + " \"items\": 8, \"workload\": \"sleep:seconds=0.4\"}");
        TraceRecorder recorder = TraceRecorder.readBack(Instant.parse("2026-11-20T19:40:02Z"), MAIN);
        recorder.expectWorkers(WORKERS + 1); // The state is given, not computed.
        for (int worker = 0; worker < WORKERS; worker++) {
            int number = recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, worker, "spawn"), 20 * MILLI);
            recorder.workerBorn(number, MAIN + 26 + worker, MAIN);
            recorder.workerReady(number, 290 * MILLI, 20_000);
        }
        recorder.submitted(ITEMS, 30 * MILLI);
        int join = recorder.blocked(CallKind.JOIN, Trace.NONE, Trace.NONE, 40 * MILLI);
        for (int i = 0; i < ITEMS; i++) {
            recorder.task(i, 1);
        }
        long free = 0;
        for (int i = 0; i < ITEMS; i++) {
            long from = 300 + i / WORKERS * 420L + i % WORKERS * 30L;
            long ended = from + 400;
            recorder.dispatched(new int[] {i}, i % WORKERS, from * MILLI);
            recorder.started(i, i % WORKERS, from * MILLI);
            recorder.result(i, "0.4");
            recorder.completed(i, i % WORKERS, from * MILLI, ended * MILLI, MILLI, ended * MILLI, Outcome.SUCCEEDED);
            long called = Math.max(free, ended + 1);
            free = called + (i == 0 ? SLOW : QUICK);
            recorder.delivered(i, 1, called * MILLI);
            int callback = recorder.callbackBegan(i, called * MILLI);
            recorder.callbackEnded(callback, free * MILLI);
        }
        for (int worker = 0; worker < WORKERS; worker++) {
            recorder.workerExited(worker, 0, ExitReason.POOL_CLOSED, (free + 10) * MILLI);
        }
        recorder.unblocked(join, (free + 20) * MILLI);
        recorder.state(RunState.COMPLETED, null, (free + 40) * MILLI);
        RunHeader header = new RunHeader(plan, Preparation.program(plan), ITEMS, WORKERS, 1, OptionalInt.of(2));
        return new SavedRun(header, recorder.trace(), Path.of("2026-11-20T19-40-02.poolscope"));
    }
}
