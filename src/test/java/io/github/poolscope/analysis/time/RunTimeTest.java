package io.github.poolscope.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where the time of constructed runs went. Times are in milliseconds. */
class RunTimeTest {
    private static final long MILLI = 1_000_000;

    private final TraceRecorder recorder = SampleRuns.recorder();
    private int next;

    /** Creates a pool of that size at 0 whose workers are ready at these times. */
    private void pool(long... ready) {
        recorder.poolCreated(new PoolDescription(PoolKind.PROCESS_POOL, "p", ready.length, "spawn"), 0);
        for (int slot = 0; slot < ready.length; slot++) {
            worker(slot, 0, ready[slot]);
        }
    }

    private int worker(int slot, long requested, long ready) {
        int worker = recorder.workerRequested(WorkerRequest.ofPool(0, slot, "spawn"), requested * MILLI);
        recorder.workerReady(worker, ready * MILLI, 0);
        return worker;
    }

    private int call(CallMode mode, int chunksize, int count, long made) {
        return recorder.called(new CallRequest(0, mode, "f", chunksize, count, "", Trace.NONE), made * MILLI);
    }

    private void submit(int call, int chunksize, int count, long at) {
        int first = recorder.submitted(call, count, at * MILLI);
        for (int i = 0; i < count; i += chunksize) {
            recorder.task(first + i, Math.min(chunksize, count - i));
        }
    }

    /** Runs the next taskel on a worker; it is received at its end. */
    private void ran(int worker, long from, long to, long cpu) {
        recorder.completed(next++, worker, from * MILLI, to * MILLI, cpu * MILLI, to * MILLI, Outcome.SUCCEEDED);
    }

    private PartTimes over(RunHeader header, long end) {
        recorder.state(RunState.COMPLETED, null, end * MILLI);
        RunTime time = RunTime.of(header, recorder.trace());
        assertThat(time.whole().total()).isEqualTo(time.slots() * end * MILLI);
        return time.whole();
    }

    private PartTimes over(long end) {
        return over(SampleRuns.header("map", 4, 2, 1), end);
    }

    private static String millis(PartTimes parts) {
        StringBuilder text = new StringBuilder();
        for (TimePart part : TimePart.values()) {
            if (parts.of(part) != 0) {
                text.append(part.key())
                        .append(' ')
                        .append(parts.of(part) / MILLI)
                        .append(' ');
            }
        }
        return text.toString().trim();
    }

    @Test
    void a_map_on_two_workers_is_split_completely() {
        pool(100, 120);
        submit(call(CallMode.MAP, 1, 3, 130), 1, 3, 130);
        ran(0, 131, 231, 60);
        ran(1, 132, 232, 100);
        ran(0, 233, 333, 0);
        int join = recorder.blocked(CallKind.JOIN, 1, Trace.NONE, 340 * MILLI);
        recorder.workerExited(0, 0, ExitReason.POOL_CLOSED, 360 * MILLI);
        recorder.workerExited(1, 0, ExitReason.POOL_CLOSED, 370 * MILLI);
        recorder.unblocked(join, 380 * MILLI);
        assertThat(millis(over(400)))
                .as("idle before the call 30 + 10, after the work 7 + 7, after the last exit 30 + 30; tail 333 - 233")
                .isEqualTo("startUp 220 cpu 160 waiting 140 handOut 6 tail 100 noCall 114 retiring 60");
    }

    @Test
    void slow_input_is_why_workers_are_idle() {
        pool(10, 10);
        int call = call(CallMode.IMAP, 1, Trace.NONE, 10);
        for (int i = 0; i < 10; i++) {
            submit(call, 1, 1, 100 + i * 100);
            ran(i % 2, 100 + i * 100, 120 + i * 100, 20);
            recorder.delivered(i, 1, (120 + i * 100) * MILLI);
        }
        recorder.allSubmitted(call, 10, 1_100 * MILLI);
        PartTimes parts = over(SampleRuns.header("imap", 10, 2, 1), 1_100);
        assertThat(millis(parts)).isEqualTo("startUp 20 cpu 200 input 1980");
        assertThat(parts.largestLoss()).hasValue(TimePart.INPUT);
    }

    @Test
    void a_window_that_is_full_is_told_from_slow_input() {
        RunHeader header = header("{\"mode\": \"imap\", \"processes\": 2, \"bufferSize\": 3, \"items\": 6}");
        pool(10, 10);
        int call = call(CallMode.IMAP, 1, Trace.NONE, 10);
        submit(call, 1, 3, 10);
        ran(0, 10, 1_010, 1_000);
        ran(1, 10, 110, 100);
        ran(1, 110, 210, 100);
        recorder.delivered(0, 3, 1_010 * MILLI);
        submit(call, 1, 1, 1_011);
        recorder.allSubmitted(call, 4, 1_012 * MILLI);
        ran(0, 1_011, 1_111, 100);
        recorder.delivered(3, 1, 1_111 * MILLI);
        assertThat(millis(over(header, 1_111)))
                .as("the first result holds the others back: no more is read from 210 to 1010")
                .isEqualTo("startUp 20 cpu 1300 input 3 windowFull 800 tail 99");
    }

    @Test
    void a_lazy_call_of_a_java_program_may_have_a_window_that_is_not_recorded() {
        pool(10, 10);
        int call =
                recorder.called(new CallRequest(0, CallMode.IMAP, "f", 1, Trace.NONE, "app/Main.java", 3), 10 * MILLI);
        recorder.allSubmitted(call, 0, 60 * MILLI);
        RunHeader header =
                RunHeader.ofCommand(PlanJson.read("{\"command\": \"java -jar app.jar\"}"), OptionalInt.empty());
        assertThat(millis(over(header, 60))).isEqualTo("startUp 20 notKnown 100");
    }

    @Test
    void chunks_that_are_too_large_leave_workers_idle_at_the_end() {
        pool(10, 10);
        submit(call(CallMode.MAP, 4, 6, 10), 4, 6, 10);
        for (int i = 0; i < 4; i++) {
            ran(0, 10 + i * 100, 110 + i * 100, 100);
        }
        ran(1, 10, 110, 100);
        ran(1, 110, 210, 100);
        assertThat(millis(over(410))).isEqualTo("startUp 20 cpu 600 chunkTooLarge 200");
    }

    @Test
    void hand_out_dominates_where_chunks_are_too_small() {
        pool(10, 10);
        submit(call(CallMode.MAP, 1, 200, 10), 1, 200, 10);
        for (int i = 0; i < 200; i++) {
            ran(i % 2, 10 + i / 2 * 5, 11 + i / 2 * 5, 1);
        }
        PartTimes parts = over(506);
        assertThat(millis(parts)).isEqualTo("startUp 20 cpu 200 handOut 792");
        assertThat(parts.largestLoss()).hasValue(TimePart.HAND_OUT);
    }

    @Test
    void workers_that_want_a_processor_are_told_from_those_that_wait() {
        pool(10, 10);
        submit(call(CallMode.MAP, 1, 2, 10), 1, 2, 10);
        for (int worker = 0; worker < 2; worker++) {
            ran(worker, 10, 1_010, 500);
            recorder.sampled(worker, 10 * MILLI, 0, 0, 1, 7 * MILLI);
            recorder.sampled(worker, 1_010 * MILLI, 500 * MILLI, 0, 1, 407 * MILLI);
        }
        assertThat(millis(over(1_010))).isEqualTo("startUp 20 cpu 1000 waiting 200 wantingProcessor 800");
        assertThat(RunTime.of(SampleRuns.header("map", 2, 2, 1), recorder.trace())
                        .knowsWaits())
                .isTrue();
    }

    @Test
    void a_slow_start_is_found() {
        pool(900, 950);
        submit(call(CallMode.MAP, 1, 2, 5), 1, 2, 5);
        ran(0, 901, 951, 50);
        ran(1, 951, 1_001, 50);
        assertThat(over(1_001).largestLoss()).hasValue(TimePart.START_UP);
    }

    @Test
    void replacing_workers_is_retiring() {
        pool(10);
        submit(call(CallMode.MAP, 1, 2, 10), 1, 2, 10);
        ran(0, 10, 60, 0);
        recorder.workerExited(0, 0, ExitReason.RETIRED, 70 * MILLI);
        ran(worker(0, 75, 160), 161, 211, 0);
        assertThat(millis(over(211))).isEqualTo("startUp 10 waiting 100 handOut 1 retiring 100");
    }

    @Test
    void calls_of_apply_leave_the_others_without_a_call() {
        pool(10, 10);
        for (int i = 0; i < 3; i++) {
            submit(call(CallMode.APPLY, 1, 1, 10 + i * 100), 1, 1, 10 + i * 100);
            ran(0, 10 + i * 100, 110 + i * 100, 0);
        }
        assertThat(millis(over(310))).isEqualTo("startUp 20 waiting 300 noCall 300");
    }

    @Test
    void an_unfinished_taskel_is_not_known() {
        pool(10, 10);
        submit(call(CallMode.MAP, 1, 1, 10), 1, 1, 10);
        recorder.started(0, 0, 20 * MILLI);
        recorder.reached(100 * MILLI);
        RunTime time = RunTime.of(SampleRuns.header("map", 1, 2, 1), recorder.trace());
        assertThat(millis(time.whole())).isEqualTo("startUp 20 handOut 20 tail 80 notKnown 80");
    }

    @Test
    void the_main_program_computes_or_is_blocked_or_calls_back() {
        int outer = recorder.blocked(CallKind.GET, 1, 0, 100 * MILLI);
        int callback = recorder.callbackBegan(0, 150 * MILLI);
        recorder.callbackEnded(callback, 170 * MILLI);
        int inner = recorder.blocked(CallKind.SLEEP, 1, 0, 200 * MILLI);
        recorder.unblocked(inner, 230 * MILLI);
        recorder.unblocked(outer, 300 * MILLI);
        int late = recorder.callbackBegan(0, 290 * MILLI);
        recorder.callbackEnded(late, 310 * MILLI);
        recorder.blocked(CallKind.JOIN, 1, 0, 400 * MILLI);
        over(450);
        MainTime main =
                RunTime.of(SampleRuns.header("map", 1, 2, 1), recorder.trace()).main();
        assertThat(main.total()).isEqualTo(450 * MILLI);
        assertThat(main.callbacks()).isEqualTo(40 * MILLI);
        assertThat(main.blocked())
                .containsEntry(CallKind.GET, 140 * MILLI)
                .containsEntry(CallKind.SLEEP, 30 * MILLI)
                .containsEntry(CallKind.JOIN, 50 * MILLI);
        assertThat(main.computing()).isEqualTo(190 * MILLI);
    }

    @Test
    void the_parts_of_500_random_runs_sum_to_workers_times_wall() {
        long base = new Random().nextLong(1_000_000);
        for (long seed = base; seed < base + 500; seed++) {
            check(seed, RandomRun.of(seed));
        }
    }

    @Test
    void so_do_those_of_runs_whose_first_taskels_are_summed_up() {
        long base = new Random().nextLong(1_000_000);
        for (long seed = base; seed < base + 5; seed++) {
            Trace trace = RandomRun.shortened(seed);
            assertThat(trace.taskels().first()).as("seed %d", seed).isPositive();
            check(seed, trace);
        }
    }

    private static void check(long seed, Trace trace) {
        RunTime time = RunTime.of(RandomRun.header(seed), trace);
        assertThat(time.main().total()).as("main program, seed %d", seed).isEqualTo(time.wall());
        assertThat(time.pools()).as("pools, seed %d", seed).isNotEmpty();
        for (PoolTime pool : time.pools()) {
            assertThat(pool.parts().total())
                    .as("pool %d, seed %d: %s", pool.pool(), seed, pool.parts())
                    .isEqualTo(pool.slots() * time.wall());
            assertThat(Arrays.stream(TimePart.values()).mapToLong(pool.parts()::of))
                    .as("pool %d, seed %d: %s", pool.pool(), seed, pool.parts())
                    .allMatch(nanos -> nanos >= 0);
        }
    }

    private static RunHeader header(String plan) {
        RunHeader sample = SampleRuns.header("imap", 4, 2, 1);
        return new RunHeader(PlanJson.read(plan), sample.program(), 4, 2, 1, OptionalInt.of(4));
    }
}
