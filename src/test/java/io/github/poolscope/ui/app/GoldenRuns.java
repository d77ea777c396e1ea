package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Step;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Preparation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A fixed run at an instant and in a state, for comparisons of pictures. Twelve taskels on three workers, the first the
 * longest, by imap.
 */
final class GoldenRuns {
    static final int ITEMS = 12;

    private static final int WORKERS = 3;
    private static final long MILLI = 1_000_000;
    private static final long MAIN = 41_207;
    private static final long[] PIDS = {41_233, 41_234, 41_236};
    private static final long READY = 290;
    private static final int FAILING = 5;

    private final long until;
    private final boolean fails;
    private final TraceRecorder recorder;
    private final RunHeader header;

    private GoldenRuns(long untilMillis, boolean fails) {
        until = untilMillis;
        this.fails = fails;
        Plan plan = PlanJson.read("{\"workload\": \"" + (fails ? "fail:on=5,seconds=0.25" : "sleep-descending")
                + "\", \"mode\": \"imap\", \"processes\": 3, \"items\": 12}");
        header = new RunHeader(plan, Preparation.program(plan), ITEMS, WORKERS, 1, OptionalInt.of(2));
        recorder = TraceRecorder.readBack(Instant.parse("2026-11-20T19:40:02Z"), MAIN);
    }

    /** Returns a live run of this program. */
    static LiveRun live(RunState state, long untilMillis) {
        GoldenRuns made = new GoldenRuns(untilMillis, false);
        made.play(state);
        return new Live(made.header, made.recorder.trace());
    }

    /** Returns a finished run that was reopened. */
    static Recording saved(RunState state, boolean fails) {
        GoldenRuns made = new GoldenRuns(Long.MAX_VALUE / MILLI, fails);
        made.play(state);
        return new SavedRun(made.header, made.recorder.trace(), Path.of("2026-11-20T19-40-02.poolscope"));
    }

    static LiveRun over(RunState state, boolean fails) {
        GoldenRuns made = new GoldenRuns(Long.MAX_VALUE / MILLI, fails);
        made.play(state);
        return new Live(made.header, made.recorder.trace());
    }

    /** Returns a run in progress with one worker. */
    static LiveRun goingOn() {
        TraceRecorder recorder = TraceRecorder.live();
        long now = System.nanoTime();
        int worker = recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, 0, "spawn"), now);
        recorder.workerBorn(worker, PIDS[0], MAIN);
        recorder.workerReady(worker, now, 20_000);
        recorder.state(RunState.RUNNING, null, now);
        return new Live(new GoldenRuns(0, false).header, recorder.trace());
    }

    private record Live(RunHeader header, Trace trace) implements LiveRun {
        @Override
        public Path file() {
            return Path.of("golden.poolscope");
        }

        @Override
        public void stop() {}

        @Override
        public CompletableFuture<Void> over() {
            return trace.state().isOver() ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        }

        @Override
        public Optional<Phrase> saveProblem() {
            return Optional.empty();
        }
    }

    private long length(int index) {
        return fails ? 250 : (ITEMS - index) * 250L;
    }

    private void play(RunState state) {
        recorder.expectWorkers(WORKERS + 1); // The state is given, not computed.
        for (int worker = 0; worker < WORKERS; worker++) {
            int number = recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, worker, "spawn"), 20 * MILLI);
            recorder.workerBorn(number, PIDS[worker], MAIN);
            if (READY + worker * 15L <= until) {
                recorder.workerReady(number, (READY + worker * 15L) * MILLI, 20_000);
            }
        }
        recorder.submitted(ITEMS, 30 * MILLI);
        for (int i = 0; i < ITEMS; i++) {
            recorder.task(i, 1);
        }
        long end = playTaskels();
        samples(Math.min(until, end));
        if (state.isOver()) {
            for (int worker = 0; worker < WORKERS; worker++) {
                boolean cancelled = state == RunState.CANCELLED;
                recorder.workerExited(
                        worker,
                        cancelled ? -9 : 0,
                        cancelled ? ExitReason.POOL_TERMINATED : ExitReason.POOL_CLOSED,
                        (Math.min(until, end) + 40) * MILLI);
            }
        }
        long last = Math.min(until, end + 60) * MILLI;
        recorder.reached(last);
        recorder.state(
                state, state == RunState.FAILED ? "IllegalArgumentException: taskel 5 was told to fail" : null, last);
    }

    private long playTaskels() {
        long[] free = new long[WORKERS];
        for (int worker = 0; worker < WORKERS; worker++) {
            free[worker] = READY + worker * 15L + 20;
        }
        long[] received = new long[ITEMS];
        Integer[] order = new Integer[ITEMS];
        long end = 0;
        int[] by = new int[ITEMS];
        long[] from = new long[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            order[i] = i;
            int worker = 0;
            for (int other = 1; other < WORKERS; other++) {
                worker = free[other] < free[worker] ? other : worker;
            }
            by[i] = worker;
            from[i] = free[worker];
            free[worker] += length(i);
            received[i] = free[worker] + 1;
            if (from[i] <= until) {
                recorder.dispatched(new int[] {i}, worker, from[i] * MILLI);
                recorder.started(i, worker, from[i] * MILLI);
            }
        }
        Arrays.sort(order, (a, b) -> Long.compare(received[a], received[b]));
        for (int i : order) {
            if (received[i] <= until) {
                complete(i, by[i], from[i], received[i]);
            }
        }
        long given = 60;
        for (int i = 0; i < ITEMS; i++) {
            long there = Math.max(given, received[i]);
            if (given <= until) {
                int call = recorder.blocked(CallKind.NEXT, header.program().lineOf(Step.AWAIT), i, given * MILLI);
                if (there <= until) {
                    recorder.unblocked(call, there * MILLI);
                    recorder.delivered(i, 1, there * MILLI);
                    recorder.printed(MAIN, false, "res: " + i, there * MILLI);
                }
            }
            given = there + 1;
            end = Math.max(end, there);
        }
        return end;
    }

    private void complete(int index, int worker, long from, long received) {
        boolean failed = fails && index == FAILING;
        if (failed) {
            recorder.failed(
                    new Failure(
                            index,
                            "java.lang.IllegalArgumentException",
                            "taskel 5 was told to fail",
                            "java.lang.IllegalArgumentException: taskel 5 was told to fail\n\tat Failing.call(Failing.java:16)"));
        } else {
            recorder.result(index, Integer.toString(index));
        }
        recorder.completed(
                index,
                worker,
                from * MILLI,
                (received - 1) * MILLI,
                MILLI / 3,
                received * MILLI,
                failed ? Outcome.FAILED : Outcome.SUCCEEDED);
    }

    /** Busy while the workers start, idle afterwards. */
    private void samples(long end) {
        long[] cpu = new long[WORKERS];
        long machine = 0;
        for (long at = 100; at <= end; at += 100) {
            machine += (at < 400 ? 180 : 30 + at / 100 % 3 * 10) * MILLI;
            recorder.sampled(Trace.NONE, at * MILLI, machine, machine / 8, 900L << 20);
            for (int worker = 0; worker < WORKERS; worker++) {
                cpu[worker] += (at < 400 ? 60 : at / 100 % 7 == worker ? 2 : 0) * MILLI;
                recorder.sampled(worker, at * MILLI, cpu[worker], cpu[worker] / 5, (31L + worker) << 20);
            }
        }
    }
}
