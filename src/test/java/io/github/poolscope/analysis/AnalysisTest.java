package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.analysis.picture.OverviewPicture;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What follows from a trace. */
class AnalysisTest {
    private static final long MILLI = 1_000_000;

    private final SavedRun run = SampleRuns.imap("x");

    @Test
    void a_result_is_held_behind_the_earlier_one_that_came_last() {
        HeadOfLine heads = HeadOfLine.of(run.trace(), true);
        assertThat(heads.held()).isEqualTo(2);
        assertThat(heads.behind(1)).isZero();
        assertThat(heads.behind(2)).isZero();
        assertThat(heads.behind(0)).isEqualTo(Trace.NONE);
        assertThat(heads.longest()).isEqualTo(1);
        assertThat(heads.heldFor(1)).isEqualTo((1056 - 263) * MILLI);
        assertThat(HeadOfLine.of(run.trace(), false).held()).isZero();
    }

    @Test
    void the_figures_are_those_of_the_trace() {
        Figures figures = Figures.of(run.header(), run.trace());
        assertThat(figures.wall()).isEqualTo(1110 * MILLI);
        assertThat(figures.startup()).isEqualTo(50 * MILLI);
        assertThat(figures.firstResult()).isEqualTo(1055 * MILLI);
        assertThat(figures.callerBlocked()).isEqualTo(1048 * MILLI);
        assertThat(figures.makespan()).isEqualTo(1000 * MILLI);
        assertThat(figures.busy()).isEqualTo(1400 * MILLI);
        assertThat(figures.bound()).isEqualTo(1000 * MILLI);
        assertThat(figures.workers().get(1).taskels()).isEqualTo(2);
        assertThat(figures.workers().get(1).mostResident()).isEqualTo(39L << 20);
        assertThat(figures.utilisation()).isBetween(0.66, 0.68);
    }

    @Test
    void a_taskels_facts_say_behind_which_it_was_held() {
        assertThat(TaskelFacts.of(run.header(), run.trace(), 1))
                .contains(
                        new Fact("worker", "2 · pid 41234"),
                        new Fact("ran", "200 ms"),
                        new Fact("completed", "1st of 3"),
                        new Fact("held", "0.79 s, behind 0"),
                        new Fact("delivered", "2nd of 3"));
    }

    @Test
    void progress_reads_as_tqdm_writes_it() {
        assertThat(Progress.line(7, 12, 6_200 * MILLI)).isEqualTo("7/12 58 % [00:06<00:04, 1.13 it/s]");
        assertThat(Progress.line(0, 12, 0)).isEqualTo("0/12 0 % [00:00<?, ? it/s]");
        assertThat(Progress.line(999, 1000, 3_700_000 * MILLI)).startsWith("999/1000 99 % [1:01:40<00:04, 3.70 s/it");
        assertThat(Progress.line(0, 0, MILLI)).isEqualTo("[00:00]");
    }

    @Test
    void a_script_that_makes_more_taskels_than_it_has_items_is_never_more_than_done() {
        RunHeader fewer = SampleRuns.header("imap", 1, 2, 1);
        assertThat(Progress.total(fewer, run.trace())).isEqualTo(3);
        assertThat(Progress.total(SampleRuns.header("imap", 5, 2, 1), run.trace()))
                .isEqualTo(5);
        assertThat(TaskelFacts.of(fewer, run.trace(), 1))
                .contains(new Fact("completed", "1st of 3"), new Fact("delivered", "2nd of 3"));
        assertThat(Progress.line(12, 3, 2_000 * MILLI)).isEqualTo("12/12 100 % [00:02<00:00, 6.00 it/s]");
    }

    @Test
    void notices_speak_of_held_results_and_failures_and_are_silent_where_there_are_none() {
        assertThat(Notices.of(run.header(), run.trace()))
                .anySatisfy(notice -> assertThat(notice.text()).contains("1 taskel failed, 2 succeeded", "2"))
                .anySatisfy(notice ->
                        assertThat(notice.text()).contains("2 of 3 finished results had to wait", "behind taskel 0"));
        assertThat(Notices.of(SampleRuns.header("map", 3, 2, 1), run.trace()))
                .noneSatisfy(notice -> assertThat(notice.text()).contains("had to wait"));
        TraceRecorder quiet = SampleRuns.recorder();
        quiet.state(RunState.COMPLETED, null, MILLI);
        assertThat(Notices.of(SampleRuns.header("imap", 0, 2, 1), quiet.trace()))
                .isEmpty();
    }

    @Test
    void an_idle_tail_is_noticed_only_where_chunks_cause_it() {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 1, 0, 1);
        SampleRuns.worker(recorder, 1, 2, 0, 1);
        recorder.submitted(4, 0);
        for (int i = 0; i < 4; i++) {
            int worker = i == 3 ? 1 : 0;
            long from = worker == 1 ? 10 : 10 + 1000L * i;
            SampleRuns.taskel(recorder, i, worker, from, from + 1000, Outcome.SUCCEEDED, "r");
        }
        recorder.state(RunState.COMPLETED, null, 4000 * MILLI);
        assertThat(Notices.of(SampleRuns.header("map", 4, 2, 3), recorder.trace()))
                .anySatisfy(notice -> assertThat(notice.text())
                        .contains(
                                "Worker 2 had nothing left to do for the last 2.00 s of 3.00 s", "tasks of 3 taskels"));
        assertThat(Notices.of(SampleRuns.header("map", 4, 2, 1), recorder.trace()))
                .noneSatisfy(notice -> assertThat(notice.text()).contains("nothing left"));
    }

    @Test
    void all_that_is_told_of_a_run_can_be_asked_while_its_trace_grows() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        RunHeader header = SampleRuns.header("imap", 0, 2, 1);
        int drawings = 100;
        AtomicInteger drawn = new AtomicInteger();
        Thread writer = new Thread(() -> {
            for (int i = 0; drawn.get() < drawings; i++) {
                SampleRuns.worker(recorder, i, 1000 + i, i, i + 1);
                recorder.submitted(1, i);
                SampleRuns.taskel(recorder, i, i, i, i + 1, Outcome.SUCCEEDED, "r");
                while (i > 10 * drawn.get() && drawn.get() < drawings) {
                    Thread.onSpinWait();
                }
            }
        });
        writer.start();
        try {
            Trace trace = recorder.trace();
            TimeAxis axis = new TimeAxis(0, 9_000 * MILLI, 900);
            for (; drawn.get() < drawings; drawn.incrementAndGet()) {
                int lanes = TimelinePicture.of(trace, axis).lanes().size();
                assertThat(lanes).isLessThanOrEqualTo(trace.workers().count());
                assertThat(CpuPicture.of(trace).workers()).hasSizeGreaterThanOrEqualTo(lanes);
                assertThat(Figures.of(header, trace).workers()).hasSizeGreaterThanOrEqualTo(lanes);
                assertThat(OrderPicture.of(header, trace).count())
                        .isLessThanOrEqualTo(trace.taskels().count());
                assertThat(Notices.of(header, trace)).hasSizeLessThan(20);
            }
        } finally {
            drawn.set(drawings);
            writer.join();
        }
    }

    @Test
    void a_part_of_time_has_figures_of_its_own() {
        RangeFigures figures = RangeFigures.of(run.trace(), 100 * MILLI, 300 * MILLI);
        assertThat(figures.began()).isEqualTo(1);
        assertThat(figures.ended()).isEqualTo(1);
        assertThat(figures.failed()).isZero();
        assertThat(figures.busy()).isEqualTo((200 + 162 + 36) * MILLI);
        assertThat(figures.line())
                .hasToString("0.10 s to 0.30 s (200 ms): 1 taskel began, 1 ended; 2 workers 100 % busy");
        assertThat(RangeFigures.of(run.trace(), 400 * MILLI, 1200 * MILLI).failed())
                .isEqualTo(1);
    }

    @Test
    void workers_that_took_turns_are_as_busy_as_they_were_while_they_were_there() {
        TraceRecorder recorder = SampleRuns.recorder();
        int workers = 10;
        recorder.submitted(workers, 0);
        for (int i = 0; i < workers; i++) {
            long ready = 100L * i;
            SampleRuns.worker(recorder, 0, 1 + i, ready, ready);
            SampleRuns.taskel(recorder, i, i, ready, ready + 100, Outcome.SUCCEEDED, "r");
            recorder.workerExited(i, 0, ExitReason.RETIRED, (ready + 100) * MILLI);
        }
        recorder.state(RunState.COMPLETED, null, 1_000 * MILLI);
        assertThat(RangeFigures.of(recorder.trace(), 0, 1_000 * MILLI).line())
                .hasToString("0.00 s to 1.00 s (1.00 s): 10 taskels began, 10 ended; 10 workers 100 % busy");
        assertThat(RangeFigures.of(recorder.trace(), 250 * MILLI, 450 * MILLI).line())
                .hasToString("0.25 s to 0.45 s (200 ms): 2 taskels began, 2 ended; 3 workers 100 % busy");
        assertThat(RangeFigures.of(recorder.trace(), 1_000 * MILLI, 2_000 * MILLI)
                        .line()
                        .toString())
                .endsWith("1 worker – busy");
    }

    @Test
    void parts_of_time_and_durations_are_read_with_their_units() {
        assertThat(Units.parseRange("0.5..1.2s").orElseThrow()).containsExactly(500_000_000L, 1_200_000_000L);
        assertThat(Units.parseRange("20 .. 40ms").orElseThrow()).containsExactly(20 * MILLI, 40 * MILLI);
        assertThat(Units.parseRange("900us..2 ms").orElseThrow()).containsExactly(900_000L, 2 * MILLI);
        assertThat(Units.parseRange("1..2").orElseThrow()).containsExactly(1_000 * MILLI, 2_000 * MILLI);
        assertThat(Units.parseRange("2..1")).isEmpty();
        assertThat(Units.parseRange("soon..later")).isEmpty();
        assertThat(Units.parseRange("5")).isEmpty();
        assertThat(Units.parseDuration("1.5min")).hasValue(90_000 * MILLI);
        assertThat(Units.parseDuration("x")).isEmpty();
    }

    @Test
    void the_taskels_one_looks_for_first_are_found() {
        Trace trace = run.trace();
        assertThat(NotableTaskels.longest(trace)).isZero();
        assertThat(NotableTaskels.longestHeld(run.header(), trace)).isEqualTo(1);
        assertThat(NotableTaskels.nextFailure(trace, Trace.NONE, true)).isEqualTo(2);
        assertThat(NotableTaskels.nextFailure(trace, 2, true)).isEqualTo(2);
        assertThat(NotableTaskels.nextFailure(trace, 0, false)).isEqualTo(2);
        assertThat(NotableTaskels.nextFailure(SampleRuns.recorder().trace(), Trace.NONE, true))
                .isEqualTo(Trace.NONE);
    }

    @Test
    void an_overview_is_as_busy_as_the_run() {
        OverviewPicture overview = OverviewPicture.of(run.trace(), 1200 * MILLI, 2);
        double sum = 0;
        for (float busy : overview.busy()) {
            assertThat(busy).isBetween(0f, 1f);
            sum += busy;
        }
        assertThat(sum * 1200 / overview.busy().length * 2).isBetween(1398.0, 1402.0);
    }

    @Test
    void merged_taskels_are_counted_exactly_and_no_pixel_with_work_is_empty() {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 1, 0, 1);
        int many = 100_000;
        recorder.submitted(many, 0);
        for (int i = 0; i < many; i++) {
            recorder.completed(i, 0, i * 1000L, i * 1000L + 500, 0, i * 1000L + 600, Outcome.SUCCEEDED);
        }
        recorder.state(RunState.COMPLETED, null, many * 1000L);
        TimelinePicture picture = TimelinePicture.of(recorder.trace(), new TimeAxis(0, many * 1000L, 500));
        Lane lane = picture.lanes().get(0);
        assertThat(lane.bars()).isEmpty();
        assertThat(lane.mergedCount()).isEqualTo(many);
        assertThat(IntStream.of(lane.merged()).sum()).isEqualTo(many);
        for (int pixel = 0; pixel < 500; pixel++) {
            assertThat(lane.busy()[pixel]).as("pixel %d", pixel).isBetween(0.49f, 0.51f);
        }
    }

    @Test
    void a_million_taskels_make_a_bounded_picture() {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 1, 0, 1);
        int many = 1_000_000;
        recorder.submitted(many, 0);
        for (int i = 0; i < many; i++) {
            Outcome outcome = i % 3 == 0 ? Outcome.SUCCEEDED : Outcome.FAILED;
            recorder.completed(i, 0, i * 100L, i * 100L + 90, 0, i * 100L + 95, outcome);
        }
        recorder.state(RunState.COMPLETED, null, many * 100L);
        TimelinePicture zoomed = TimelinePicture.of(recorder.trace(), new TimeAxis(0, 2_000_000, 900));
        assertThat(zoomed.lanes().get(0).bars()).hasSizeLessThanOrEqualTo(6_000);
        OrderPicture order = OrderPicture.of(SampleRuns.header("imap", many, 1, 1), recorder.trace());
        assertThat(order.isSmall()).isFalse();
        assertThat(many / order.step()).isLessThanOrEqualTo(4_000);
        assertThat(order.drawnFailures().boxed())
                .hasSize(many / order.step())
                .startsWith(1, 250, 500, 751)
                .allMatch(index -> order.failed().get(index));
    }

    @Test
    void a_running_taskel_grows_until_now() {
        TraceRecorder recorder = TraceRecorder.live();
        recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, 0, "spawn"), System.nanoTime());
        recorder.submitted(1, System.nanoTime());
        recorder.started(0, 0, System.nanoTime());
        TimelinePicture picture = TimelinePicture.of(recorder.trace(), new TimeAxis(0, 1_000_000_000L, 100));
        assertThat(picture.lanes().get(0).bars()).singleElement().satisfies(bar -> {
            assertThat(bar.running()).isTrue();
            assertThat(bar.to()).isEqualTo(picture.now());
        });
    }

    @Test
    void ticks_stand_at_round_figures_and_never_crowd() {
        for (long span = 1_000; span < 1_000_000_000_000L; span = span * 13 / 10 + 1) {
            assertThat(new TimeAxis(0, span, 600).ticks()).hasSizeBetween(1, 9);
        }
        assertThat(new TimeAxis(0, 8_000_000_000L, 650).ticks())
                .extracting(TimeAxis.Tick::label)
                .startsWith("0 s", "1 s", "2 s");
    }
}
