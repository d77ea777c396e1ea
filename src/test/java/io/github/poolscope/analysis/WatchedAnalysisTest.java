package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.WatchedRuns;
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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of a program that was only watched, with several pools and calls. */
class WatchedAnalysisTest {
    private static final long MILLI = 1_000_000;
    private static final RunHeader HEADER = WatchedRuns.header();

    private final Trace several = WatchedRuns.several().trace();

    @Test
    void a_result_waits_only_for_earlier_ones_of_its_own_call() {
        HeadOfLine heads = HeadOfLine.of(HEADER, several);
        assertThat(IntStream.range(0, 13).map(heads::behind).toArray())
                .as("6 is the slow one of imap; 3 to 5 came after 0 to 2; the futures wait for none")
                .containsExactly(-1, -1, -1, -1, -1, -1, -1, 6, 6, 6, -1, -1, -1);
        assertThat(heads.held()).isEqualTo(3);
        assertThat(heads.longest()).isEqualTo(7);
        HeadOfLine imap = HeadOfLine.of(HEADER, several, CallScope.of(several, 1));
        assertThat(imap.held()).isEqualTo(3);
        assertThat(imap.waitingFor(6)).isEqualTo(3);
        assertThat(imap.behind(3)).isEqualTo(Trace.NONE);
        assertThat(HeadOfLine.of(HEADER, several, CallScope.of(several, 0)).held())
                .isZero();
        assertThat(NotableTaskels.longestHeld(HEADER, several)).isEqualTo(7);
    }

    @Test
    void the_order_of_one_call_is_that_of_its_taskels() {
        OrderPicture imap = OrderPicture.of(HEADER, several, 1);
        assertThat(imap.count()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).map(imap::taskel).toArray()).containsExactly(6, 7, 8, 9);
        assertThat(IntStream.range(0, 4).map(imap::completed).toArray()).containsExactly(3, 0, 1, 2);
        assertThat(IntStream.range(0, 4).map(imap::delivered).toArray()).containsExactly(0, 1, 2, 3);
        assertThat(imap.position(8)).isEqualTo(2);
        assertThat(imap.position(0)).isEqualTo(Trace.NONE);
        assertThat(imap.inTurn()).isTrue();
        assertThat(imap.sentence()).hasToString("ordered: 3 of 4 results had to wait");
        assertThat(imap.describe(1)).hasToString("taskel 7: completed 1st, delivered 2nd; waited 32 ms for taskel 6");
        assertThat(OrderPicture.of(HEADER, several, 0).sentence())
                .hasToString("ordered: all results are delivered together, at the end");

        OrderPicture all = OrderPicture.of(HEADER, several);
        assertThat(all.count()).isEqualTo(13);
        assertThat(all.taskel(9)).isEqualTo(9);
        assertThat(all.sentence()).hasToString("5 calls, each with an order of its own: 3 of 13 results had to wait");
    }

    @Test
    void calls_whose_taskels_alternate_have_positions_of_their_own() {
        TraceRecorder recorder = SampleRuns.recorder();
        int pool = recorder.poolCreated(new PoolDescription(PoolKind.PROCESS_POOL, "Pool", 2, "fork"), 0);
        for (int call = 0; call < 2; call++) {
            recorder.called(new CallRequest(pool, CallMode.IMAP, "f", 1, Trace.NONE, "", Trace.NONE), call);
        }
        for (int i = 0; i < 6; i++) {
            recorder.submitted(i % 2, 1, i);
            recorder.task(i, 1);
        }
        // Each call's last comes first.
        for (int i = 5; i >= 0; i--) {
            recorder.completed(i, 0, 10 - i, 20 - i, 1, 30 - i, Outcome.SUCCEEDED);
        }
        OrderPicture second = OrderPicture.of(HEADER, recorder.trace(), 1);
        assertThat(IntStream.range(0, 3).map(second::taskel).toArray()).containsExactly(1, 3, 5);
        assertThat(IntStream.range(0, 3).map(second::completed).toArray()).containsExactly(2, 1, 0);
        assertThat(second.position(3)).isEqualTo(1);
        assertThat(second.position(2)).isEqualTo(Trace.NONE);
        assertThat(second.heads().behind(5)).isEqualTo(1);
        assertThat(HeadOfLine.of(HEADER, recorder.trace()).behind(4)).isZero();
    }

    @Test
    void a_taskel_is_drawn_as_far_as_its_worker_lived() {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.submitted(2, 0);
        for (int i = 0; i < 2; i++) {
            SampleRuns.worker(recorder, i, 100 + i, 0, 1);
            recorder.started(i, i, 5 * MILLI);
        }
        recorder.workerExited(0, 7, ExitReason.DIED, 20 * MILLI);
        recorder.reached(60 * MILLI);
        assertThat(TimelinePicture.of(recorder.trace(), new TimeAxis(0, 60 * MILLI, 600)).lanes().stream()
                        .flatMap(lane -> lane.bars().stream())
                        .map(bar -> bar.to() / MILLI + (bar.running() ? " and on" : "")))
                .containsExactly("20", "60 and on");
    }

    @Test
    void the_figures_of_a_call_are_those_of_its_time() {
        Figures map = Figures.of(HEADER, several, 0);
        assertThat(map.wall()).isEqualTo(70 * MILLI);
        assertThat(map.completed()).isEqualTo(6);
        assertThat(map.makespan()).isEqualTo(45 * MILLI);
        assertThat(map.busy()).isEqualTo((30 + 45) * MILLI);
        assertThat(map.firstResult()).isEqualTo(70 * MILLI);
        assertThat(map.callerBlocked()).isEqualTo(70 * MILLI);
        assertThat(map.startup()).isEqualTo(Trace.NEVER);
        assertThat(map.workers()).extracting(WorkerFigures::worker).containsExactly(0, 1);
        assertThat(map.workers()).extracting(WorkerFigures::tasks).containsExactly(1, 1);
        assertThat(map.workers()).extracting(WorkerFigures::taskels).containsExactly(3, 3);
        assertThat(map.utilisation()).isEqualTo(75.0 / (60 + 58));
        assertThat(Figures.of(HEADER, several, Trace.NONE)).isEqualTo(Figures.of(HEADER, several));
        Figures whole = Figures.of(HEADER, several);
        assertThat(whole.completed()).isEqualTo(13);
        assertThat(whole.failed()).isZero();
    }

    @Test
    void the_time_of_each_line_is_known_by_file_and_the_call_that_waits_is_lit() {
        StepTimes times = StepTimes.of(HEADER, several);
        assertThat(times.at(StepTimes.place(WatchedRuns.PROGRAM, WatchedRuns.MAP)))
                .hasValue(new StepTimes.Time(70 * MILLI, 1, true));
        assertThat(times.current()).isEmpty();
        StepTimes waiting = StepTimes.of(HEADER, WatchedRuns.lost().trace());
        assertThat(waiting.current()).hasValue(WatchedRuns.PROGRAM + ":11");
        assertThat(waiting.blockedFor(5_000 * MILLI)).isEqualTo(4_990 * MILLI);
    }

    @Test
    void a_taskel_that_has_ended_is_neither_running_nor_done() {
        Trace lost = WatchedRuns.lost().trace();
        assertThat(TaskelState.of(lost.taskels(), 3)).hasToString("ended");
        assertThat(facts(lost, 3))
                .contains("outcome=ended: its outcome has not reached the main program", "ran=15 ms")
                .contains("taskel=square(3)", "call=map(square) · my.py:11")
                .doesNotContain("completed");
        assertThat(facts(lost, 5)).contains("outcome=waiting");
        assertThat(TaskelFilter.parse("state:ended").accepts(lost, 3)).isTrue();
        assertThat(TaskelFilter.parse("state:running").accepts(lost, 3)).isFalse();
        Figures figures = Figures.of(HEADER, lost);
        assertThat(figures.workers()).extracting(WorkerFigures::running).containsOnly(Trace.NONE);
        assertThat(figures.completed()).isEqualTo(4);
        assertThat(figures.failed()).isEqualTo(1);
    }

    private static String facts(Trace trace, int index) {
        return TaskelFacts.of(HEADER, trace, index).stream()
                .map(fact -> fact.name() + "=" + fact.value())
                .collect(Collectors.joining("; "));
    }

    @Test
    void how_a_held_result_waits_depends_on_its_call() {
        assertThat(Holding.of(HEADER, several)).isEqualTo(Holding.VARIOUS);
        assertThat(Holding.of(HEADER, several, 0)).isEqualTo(Holding.OTHERS);
        assertThat(Holding.of(HEADER, several, 1)).isEqualTo(Holding.TURN);
        assertThat(Holding.of(HEADER, several, 2)).isEqualTo(Holding.PROGRAM);
        assertThat(facts(several, 7)).contains("held=0.03 s, behind 6");
        assertThat(facts(several, 0)).contains("until all results of its call were there");
        Trace lost = WatchedRuns.lost().trace();
        assertThat(facts(lost, 0)).as("3 and 5 never come").contains("waits for the other results of its call");
    }

    @Test
    void the_total_of_a_program_that_runs_is_not_known() {
        SavedRun run = WatchedRuns.lost();
        assertThat(Progress.isOpen(run.header(), run.trace())).isTrue();
        assertThat(Progress.line(run.header(), run.trace(), 4, 8_000 * MILLI)).isEqualTo("4/6+ [00:08, 2.00 s/it]");
        assertThat(Progress.isOpen(HEADER, several)).isFalse();
        assertThat(Progress.line(HEADER, several, 13, 8_000 * MILLI)).startsWith("13/13 100 %");
    }

    @Test
    void a_process_that_no_taskel_represents_works_and_does_not_count_as_idle() {
        WorkerNames names = WorkerNames.of(several);
        assertThat(names.isProcess(4)).isTrue();
        assertThat(names.hasProcesses()).isTrue();
        assertThat(names.name(4)).hasToString("Process-3");
        assertThat(Figures.of(HEADER, several).workers().get(4).utilisation()).isNaN();
    }

    private static int pool(TraceRecorder recorder, PoolKind kind, int workers, boolean ready) {
        recorder.state(RunState.RUNNING, null, 0);
        int pool = recorder.poolCreated(new PoolDescription(kind, "Pool", workers, "fork"), 0);
        for (int i = 0; i < workers; i++) {
            worker(recorder, pool, i, ready);
        }
        return pool;
    }

    private static int worker(TraceRecorder recorder, int pool, int slot, boolean ready) {
        int worker = recorder.workerRequested(WorkerRequest.ofPool(pool, slot, "fork"), MILLI);
        recorder.workerBorn(worker, 500 + worker, 1);
        if (ready) {
            recorder.workerReady(worker, 2 * MILLI, 0);
        }
        return worker;
    }

    @Test
    void advice_names_the_call_and_suggests_no_plan() {
        TraceRecorder recorder = SampleRuns.recorder();
        int pool = pool(recorder, PoolKind.PROCESS_POOL, 2, true);
        int call = recorder.called(new CallRequest(pool, CallMode.IMAP, "f", 1, 2, "/my.py", 3), 3 * MILLI);
        recorder.submitted(call, 2, 3 * MILLI);
        recorder.tasks(0, new int[] {1, 1});
        recorder.completed(1, 1, 4 * MILLI, 10 * MILLI, 1, 10 * MILLI, Outcome.SUCCEEDED);
        recorder.completed(0, 0, 4 * MILLI, 500 * MILLI, 1, 501 * MILLI, Outcome.SUCCEEDED);
        recorder.delivered(0, 2, 502 * MILLI);
        recorder.state(RunState.COMPLETED, null, 510 * MILLI);
        List<Notice> notices = Notices.of(HEADER, recorder.trace());
        assertThat(notices)
                .extracting(Notice::text)
                .anyMatch(text -> text.startsWith("imap(f) · my.py:4: imap holds a result") && text.contains("1 of 2"));
        assertThat(notices).allMatch(notice -> notice.change().isEmpty());
    }

    /** The time of each taskel's part of all that a frame needs is about that of a program with a tenth of the calls. */
    @Test
    void ten_thousand_calls_take_no_more_time_each_than_a_thousand() {
        Trace few = WatchedRuns.many(1_000).trace();
        Trace many = WatchedRuns.many(10_000).trace();
        double best = Double.MAX_VALUE;
        for (int trial = 0; trial < 12 && best > 25; trial++) {
            best = Math.min(best, (double) nanos(many) / nanos(few));
        }
        assertThat(best).as("times of a thousand calls").isLessThan(25);
        OrderPicture last = OrderPicture.of(HEADER, many, 9_999);
        assertThat(last.count()).isEqualTo(1);
        assertThat(last.taskel(0)).isEqualTo(9_999);
    }

    private static long nanos(Trace trace) {
        long start = System.nanoTime();
        Figures figures = Figures.of(HEADER, trace);
        OrderPicture order = OrderPicture.of(HEADER, trace);
        assertThat(Notices.of(HEADER, trace, figures, order.heads())).isNotNull();
        assertThat(StepTimes.of(HEADER, trace).current()).isEmpty();
        for (int call = 0; call < trace.poolCalls().count(); call += 10) {
            assertThat(CallScope.of(trace, call).count()).isEqualTo(1);
        }
        return System.nanoTime() - start;
    }
}
