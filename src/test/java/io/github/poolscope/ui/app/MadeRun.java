package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Step;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.workload.Preparation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Records a constructed run: each taskel goes to the worker that is free first, one a task. Its results are taken in
 * order. Times are in milliseconds.
 */
final class MadeRun {
    private static final long MILLI = 1_000_000;
    private static final long MAIN = 41_207;
    private static final long READY = 260;
    private static final long SAMPLE = 100;
    private static final int CORES = 8;

    private final Plan plan;
    private final int items;
    private final int workers;
    private final List<Event> events = new ArrayList<>();
    private Instant began = Instant.parse("2026-11-20T19:40:02Z");
    private IntToLongFunction length = index -> 250;
    private @Nullable Failure failure;
    private long until = Long.MAX_VALUE;
    private RunState state = RunState.COMPLETED;

    private record Event(long at, Runnable happens) {}

    /** Creates a run of a plan with items and workers that are known. */
    MadeRun(String plan) {
        this.plan = PlanJson.read(plan);
        items = Integer.parseInt(Setting.ITEMS.text(this.plan));
        workers = this.plan.processes().fixed().orElseThrow();
    }

    MadeRun began(Instant instant) {
        began = instant;
        return this;
    }

    /** Sets how long each taskel takes. */
    MadeRun taking(IntToLongFunction millis) {
        length = millis;
        return this;
    }

    /** Makes one taskel fail. */
    MadeRun failing(Failure how) {
        failure = how;
        return this;
    }

    /** Ends the recording at an instant, in a state. */
    MadeRun endingAt(long millis, RunState in) {
        until = millis;
        state = in;
        return this;
    }

    /** Sets the state at the end. */
    MadeRun ending(RunState in) {
        state = in;
        return this;
    }

    /** Returns the run, reopened. */
    SavedRun saved(Path file) {
        RunHeader header = new RunHeader(plan, Preparation.program(plan), items, workers, 1, OptionalInt.of(CORES));
        return new SavedRun(header, trace(header), file);
    }

    /** Saves the run as the window does. */
    void write(Path file) throws RunFileException {
        SavedRun run = saved(file);
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
    }

    private Trace trace(RunHeader header) {
        TraceRecorder recorder = TraceRecorder.readBack(began, MAIN);
        recorder.expectWorkers(workers + 1); // The state is given, not computed.
        for (int worker = 0; worker < workers; worker++) {
            int slot = worker;
            at(20 + worker, () -> {
                recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, slot, "spawn"), (20 + slot) * MILLI);
                recorder.workerBorn(slot, MAIN + 26 + slot, MAIN);
            });
            at(ready(worker), () -> recorder.workerReady(slot, ready(slot) * MILLI, 20_000));
        }
        recorder.submitted(items, 30 * MILLI);
        for (int i = 0; i < items; i++) {
            recorder.task(i, 1);
        }
        long last = Math.min(until, playTaskels(recorder, header));
        addSamples(recorder, last);
        events.sort(Comparator.comparingLong(Event::at));
        events.stream().filter(event -> event.at() <= last).forEach(event -> event.happens()
                .run());
        long end = last + (state.isOver() ? 60 : 0);
        if (state.isOver() && state != RunState.INTERRUPTED) {
            boolean ended = until == Long.MAX_VALUE;
            for (int worker = 0;
                    worker < Math.min(workers, recorder.trace().workers().count());
                    worker++) {
                recorder.workerExited(
                        worker,
                        ended ? 0 : -9,
                        ended ? ExitReason.POOL_CLOSED : ExitReason.POOL_TERMINATED,
                        (last + 40) * MILLI);
            }
        }
        recorder.reached(end * MILLI);
        Failure how = failure;
        recorder.state(
                state, state == RunState.FAILED && how != null ? how.type() + ": " + how.message() : null, end * MILLI);
        return recorder.trace();
    }

    private long ready(int worker) {
        return READY + worker * 7L;
    }

    private void at(long millis, Runnable happens) {
        events.add(new Event(millis, happens));
    }

    /** Plays all taskels and returns when the last result is taken. */
    private long playTaskels(TraceRecorder recorder, RunHeader header) {
        long[] free = new long[workers];
        for (int worker = 0; worker < workers; worker++) {
            free[worker] = ready(worker) + 5;
        }
        int line = header.program().lineOf(Step.AWAIT);
        long taken = 60;
        for (int i = 0; i < items; i++) {
            int index = i;
            int worker = 0;
            for (int other = 1; other < workers; other++) {
                worker = free[other] < free[worker] ? other : worker;
            }
            long received = play(recorder, index, worker, free[worker]);
            free[worker] = received + 1;
            long from = taken;
            long there = Math.max(taken, received);
            at(from, () -> recorder.blocked(CallKind.NEXT, line, index, from * MILLI));
            at(there, () -> {
                recorder.unblocked(index, there * MILLI);
                recorder.delivered(index, 1, there * MILLI);
                recorder.printed(MAIN, false, "res: " + index, there * MILLI);
            });
            taken = there + 1;
        }
        return taken;
    }

    /** Plays a taskel from an instant on and returns when its result is received. */
    private long play(TraceRecorder recorder, int index, int worker, long from) {
        long ended = from + length.applyAsLong(index);
        at(from, () -> {
            recorder.dispatched(new int[] {index}, worker, from * MILLI);
            recorder.started(index, worker, from * MILLI);
        });
        Failure how = failure;
        boolean fails = how != null && how.index() == index;
        at(ended + 1, () -> {
            if (how != null && fails) {
                recorder.failed(how);
            } else {
                recorder.result(index, Integer.toString(index * index));
            }
            recorder.completed(
                    index,
                    worker,
                    from * MILLI,
                    ended * MILLI,
                    MILLI / 3,
                    (ended + 1) * MILLI,
                    fails ? Outcome.FAILED : Outcome.SUCCEEDED);
        });
        return ended + 1;
    }

    /** Every fourth worker computes, the others wait. */
    private void addSamples(TraceRecorder recorder, long last) {
        for (long millis = SAMPLE; millis <= last; millis += SAMPLE) {
            long at = millis;
            at(at, () -> {
                int known = recorder.trace().workers().count();
                for (int worker = 0; worker < known; worker++) {
                    long alive = Math.max(0, at - ready(worker));
                    long busy = worker % 4 == 0 ? alive * 9 / 10 : alive / 20;
                    recorder.sampled(worker, at * MILLI, busy * MILLI, busy * MILLI / 8, (31L + worker % 9) << 20);
                }
                recorder.sampled(Trace.NONE, at * MILLI, at * 3 * MILLI, at * MILLI / 3, 900L << 20);
            });
        }
    }
}
