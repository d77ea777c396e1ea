package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The time for which the main program was blocked is never negative, in whichever order clocks are read. */
class BlockedTimeTest {
    private static final RunHeader HEADER = SampleRuns.header("imap", 100, 2, 1);

    private static void nothingIsNegative(Trace trace, String what) {
        assertThat(Figures.of(HEADER, trace).callerBlocked()).as(what).isNotNegative();
        StepTimes times = StepTimes.of(HEADER, trace);
        assertThat(times.blockedFor(0)).as(what).isNotNegative();
        for (int line = 0; line < HEADER.program().lines().size(); line++) {
            String place = HEADER.program().lines().get(line).place();
            times.at(place).ifPresent(time -> assertThat(time.nanos()).as(what).isNotNegative());
        }
        for (int call = trace.calls().first(); call < trace.calls().count(); call++) {
            assertThat(trace.calls().blockedFor(call, 0)).as(what).isNotNegative();
        }
    }

    @Test
    void a_call_that_was_written_after_the_end_of_what_was_known_does_not_count_backwards() {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.blocked(CallKind.NEXT, 3, 0, 100);
        recorder.state(RunState.INTERRUPTED, null, 50);
        assertThat(Figures.of(HEADER, recorder.trace()).callerBlocked()).isZero();
        assertThat(recorder.trace().end()).as("nothing is after the end").isEqualTo(100);
    }

    @Test
    void a_return_that_is_told_with_an_earlier_time_than_its_call_lasts_for_nothing() {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.unblocked(recorder.blocked(CallKind.GET, 3, 0, 100), 90);
        nothingIsNegative(recorder.trace(), "returned before it began");
        assertThat(recorder.trace().calls().ended(0)).isEqualTo(100);
    }

    @Test
    void in_no_order_of_begins_ends_and_looks_is_any_blocked_time_negative() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            TraceRecorder recorder = SampleRuns.recorder();
            List<Integer> open = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                long time = random.nextInt(1_000);
                if (random.nextBoolean() || open.isEmpty()) {
                    open.add(recorder.blocked(CallKind.values()[random.nextInt(5)], random.nextInt(9) - 1, 0, time));
                } else {
                    recorder.unblocked(open.remove(random.nextInt(open.size())), time);
                }
                nothingIsNegative(recorder.trace(), "seed " + seed);
            }
            recorder.state(RunState.INTERRUPTED, null, random.nextInt(1_000));
            nothingIsNegative(recorder.trace(), "seed " + seed);
        }
    }

    @Test
    void looks_at_a_run_while_its_main_program_comes_and_goes_see_no_negative_time() throws Exception {
        TraceRecorder recorder = TraceRecorder.live();
        Thread main = new Thread(() -> {
            for (int i = 0; i < 4_000; i++) {
                recorder.unblocked(recorder.blocked(CallKind.NEXT, 3, i, System.nanoTime()), System.nanoTime());
            }
        });
        main.start();
        while (main.isAlive()) {
            assertThat(Figures.of(HEADER, recorder.trace()).callerBlocked()).isNotNegative();
        }
        main.join();
    }
}
