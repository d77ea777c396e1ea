package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Language;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** When a few long taskels are named, and when not. */
class SkewAdviceTest {
    private static final long MILLI = 1_000_000;
    private static final RunHeader HEADER = SampleRuns.header("map", 40, 2, 1);

    /** Returns a run of 40 taskels on two workers, each of which takes the next one as soon as it has ended one. */
    private static Trace run(IntToLongFunction millis) {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 100, 0, 0);
        SampleRuns.worker(recorder, 1, 101, 0, 0);
        long[] free = {0, 0};
        for (int i = 0; i < 40; i++) {
            recorder.item("file-" + i);
            recorder.submitted(1, 0);
            recorder.task(i, 1);
            int worker = free[0] <= free[1] ? 0 : 1;
            long end = free[worker] + millis.applyAsLong(i) * MILLI;
            recorder.completed(i, worker, free[worker], end, 0, end, Outcome.SUCCEEDED);
            free[worker] = end;
        }
        recorder.state(RunState.COMPLETED, null, Math.max(free[0], free[1]) + MILLI);
        return recorder.trace();
    }

    private static List<Notice> told(Trace trace) {
        return Notices.of(HEADER, trace).stream()
                .filter(notice -> notice.text().contains("far longer"))
                .toList();
    }

    @Test
    void a_long_taskel_at_the_end_is_named_with_its_item() {
        List<Notice> told = told(run(i -> i == 38 ? 2_000 : 50));
        assertThat(told).hasSize(1);
        assertThat(told.get(0).text())
                .isEqualTo("1 taskel took far longer than the others (half of all took at most 50 ms): #38 (file-38),"
                        + " 2.00 s. After all others had ended, it ran for 1.95 s of the makespan of 2.95 s: begin with"
                        + " long ones, or divide them.");
        assertThat(told.get(0).phrase().in(Language.CHINESE)).contains("#38 (file-38)", "总用时");
    }

    @Test
    void long_taskels_that_do_not_determine_the_makespan_are_not_told() {
        assertThat(told(run(i -> i == 0 ? 800 : 50))).isEmpty();
    }

    @Test
    void even_taskels_and_many_long_ones_are_not_told() {
        assertThat(told(run(i -> 50))).isEmpty();
        assertThat(told(run(i -> i >= 30 ? 500 : 50))).isEmpty();
        assertThat(told(run(i -> 50 + 10 * i))).isEmpty();
    }

    @Test
    void several_are_named_and_a_single_worker_is_not_advised() {
        assertThat(told(run(i -> i >= 38 ? 1_000 + i : 50)).get(0).text())
                .startsWith("2 taskels took far longer")
                .contains("#39 (file-39), 1.04 s; #38 (file-38), 1.04 s", "they ran for");
    }
}
