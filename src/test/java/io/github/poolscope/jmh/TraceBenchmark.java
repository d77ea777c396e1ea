package io.github.poolscope.jmh;

import io.github.poolscope.trace.Completions;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The cost of recording a taskel from submission to delivery, as a pool does: in batches, and singly. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TraceBenchmark {
    private static final int TASKELS = 100_000;
    private static final int BATCH = 500;

    private final Completions completions = new Completions();

    @Benchmark
    @OperationsPerInvocation(TASKELS)
    public TraceRecorder in_batches() {
        TraceRecorder recorder = recorder();
        for (int from = 0; from < TASKELS; from += BATCH) {
            completions.begin(0, from);
            for (int i = from; i < from + BATCH; i++) {
                completions.add(i, 10L * i, 10L * i + 9, 0, Outcome.SUCCEEDED, i);
            }
            recorder.completed(completions);
            recorder.delivered(from, BATCH, 10L * from);
        }
        completions.truncate(0);
        return recorder;
    }

    @Benchmark
    @OperationsPerInvocation(TASKELS)
    public TraceRecorder one_by_one() {
        TraceRecorder recorder = recorder();
        for (int i = 0; i < TASKELS; i++) {
            recorder.completed(i, 0, 10L * i, 10L * i + 9, 0, 10L * i, Outcome.SUCCEEDED);
            recorder.returned(i, i);
            recorder.delivered(i, 1, 10L * i);
        }
        return recorder;
    }

    private static TraceRecorder recorder() {
        TraceRecorder recorder = TraceRecorder.live();
        int worker = recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, 0, "spawn"), 0);
        recorder.workerBorn(worker, 1, 1);
        int first = recorder.submitted(TASKELS, 0);
        int task = recorder.task(first, TASKELS);
        recorder.dispatched(new int[] {task}, worker, 0);
        return recorder;
    }
}
