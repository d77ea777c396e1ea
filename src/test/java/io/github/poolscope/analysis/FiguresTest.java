package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The figures of small traces, computed by hand. Times are in milliseconds. */
class FiguresTest {
    private static final long MILLI = 1_000_000;

    private final TraceRecorder recorder = SampleRuns.recorder();

    private int pool(PoolKind kind, int size, long created) {
        return recorder.poolCreated(new PoolDescription(kind, "", size, "spawn"), created * MILLI);
    }

    /** Adds a worker that is requested and ready at these times; one that is never ready for a negative time. */
    private int worker(int pool, int slot, long requested, long ready) {
        return ready(recorder.workerRequested(WorkerRequest.ofPool(pool, slot, "spawn"), requested * MILLI), ready);
    }

    private int process(int taskel, long requested, long ready) {
        return ready(
                recorder.workerRequested(
                        WorkerRequest.process("p" + taskel, taskel, "spawn", taskel), requested * MILLI),
                ready);
    }

    private int ready(int worker, long ready) {
        if (ready >= 0) {
            recorder.workerReady(worker, ready * MILLI, 0);
        }
        return worker;
    }

    /** Adds a taskel that ran on a worker, with its CPU time. */
    private void ran(int index, int worker, long from, long to, long cpu, Outcome outcome) {
        recorder.submitted(1, 0);
        recorder.completed(index, worker, from * MILLI, to * MILLI, cpu * MILLI, to * MILLI, outcome);
    }

    private void sampled(int worker, long at, long cpu) {
        recorder.sampled(worker, at * MILLI, cpu * MILLI, 0, 1);
    }

    private void over(long end) {
        recorder.state(RunState.COMPLETED, null, end * MILLI);
    }

    private Figures figures(RunHeader header) {
        return Figures.of(header, recorder.trace());
    }

    private Figures figures() {
        return figures(SampleRuns.header("map", 4, 2, 1));
    }

    private static RunHeader header(String plan, int workers) {
        RunHeader sample = SampleRuns.header("map", 4, workers, 1);
        return new RunHeader(PlanJson.read(plan), sample.program(), 4, workers, 1, OptionalInt.of(4));
    }

    private String value(RunFigure figure, RunState state) {
        return text(figure, SampleRuns.header("map", 4, 2, 1), state);
    }

    private String text(RunFigure figure, RunHeader header, RunState state) {
        return FigureValue.of(header, state, figures(header)).stream()
                .filter(value -> value.figure() == figure)
                .map(FiguresTest::inOneLine)
                .collect(Collectors.joining());
    }

    private static String inOneLine(FigureValue value) {
        return value.value()
                + value.detail().map(detail -> " (" + detail + ")").orElse("")
                + value.absence().map(why -> ": " + why).orElse("")
                + (value.isAlarming() ? "!" : "");
    }

    @Test
    void a_run_on_a_pool_of_two_has_every_figure() {
        int pool = pool(PoolKind.PROCESS_POOL, 2, 5);
        worker(pool, 0, 10, 100);
        worker(pool, 1, 12, 140);
        int call = recorder.blocked(CallKind.MAP, 0, 0, 100 * MILLI);
        ran(0, 0, 150, 350, 100, Outcome.SUCCEEDED);
        ran(1, 1, 160, 460, 300, Outcome.SUCCEEDED);
        ran(2, 0, 360, 460, 100, Outcome.FAILED);
        recorder.unblocked(call, 480 * MILLI);
        recorder.delivered(0, 3, 481 * MILLI);
        recorder.workerExited(0, 0, ExitReason.POOL_CLOSED, 500 * MILLI);
        recorder.workerExited(1, 0, ExitReason.POOL_CLOSED, 540 * MILLI);
        over(600);
        assertThat(value(RunFigure.WALL, RunState.COMPLETED)).isEqualTo("600 ms");
        assertThat(value(RunFigure.MAKESPAN, RunState.COMPLETED))
                .as("460 - 150; its bound is (200 + 300 + 100) / 2, as much as the longest")
                .isEqualTo("310 ms (bound 300 ms)");
        assertThat(value(RunFigure.START_UP, RunState.COMPLETED)).as("140 - 5").isEqualTo("135 ms");
        assertThat(value(RunFigure.FIRST_RESULT, RunState.COMPLETED)).isEqualTo("481 ms");
        assertThat(value(RunFigure.BLOCKED, RunState.COMPLETED))
                .as("380 of 600")
                .isEqualTo("380 ms (63 %)");
        assertThat(value(RunFigure.UTILISATION, RunState.COMPLETED))
                .as("(200 + 300 + 100) / (400 + 400)")
                .isEqualTo("75 %");
        assertThat(value(RunFigure.CPU, RunState.COMPLETED)).as("500 of 600").isEqualTo("83 % (500 ms)");
        assertThat(value(RunFigure.FAILED, RunState.COMPLETED)).isEqualTo("1 (of 3)!");
    }

    @Test
    void before_anything_has_happened_each_figure_that_is_missing_says_why() {
        pool(PoolKind.PROCESS_POOL, 2, 5);
        worker(0, 0, 10, 20);
        worker(0, 1, 10, -1);
        assertThat(value(RunFigure.MAKESPAN, RunState.RUNNING)).isEqualTo("–: No taskel has begun yet.");
        assertThat(value(RunFigure.START_UP, RunState.RUNNING)).isEqualTo("–: Not all workers are ready yet.");
        assertThat(value(RunFigure.FIRST_RESULT, RunState.RUNNING))
                .isEqualTo("–: The program has not received a result yet.");
        assertThat(value(RunFigure.CPU, RunState.RUNNING))
                .isEqualTo("–: No CPU time is known yet: that of a taskel is known when it has ended.");
        assertThat(value(RunFigure.BLOCKED, RunState.RUNNING)).isEqualTo("0 s (0 %)");
        assertThat(value(RunFigure.FAILED, RunState.RUNNING)).isEqualTo("0 (of 0)");
        over(100);
        assertThat(value(RunFigure.MAKESPAN, RunState.COMPLETED)).isEqualTo("–: No taskel began in this run.");
        assertThat(value(RunFigure.START_UP, RunState.COMPLETED)).isEqualTo("–: Not all workers became ready.");
        assertThat(value(RunFigure.FIRST_RESULT, RunState.COMPLETED)).isEqualTo("–: The program received no result.");
        assertThat(value(RunFigure.CPU, RunState.COMPLETED)).isEqualTo("–: No CPU time was measured in this run.");
    }

    @Test
    void a_trace_without_any_event_has_a_reason_for_each_figure_in_both_languages() {
        RunHeader header = SampleRuns.header("map", 0, 2, 1);
        for (RunState state : List.of(RunState.STARTING, RunState.FAILED)) {
            List<FigureValue> values = FigureValue.of(header, state, figures(header));
            assertThat(values).extracting(FigureValue::figure).containsExactly(RunFigure.values());
            for (FigureValue value : values) {
                assertThat(value.exists()).isNotEqualTo(value.value().equals(Units.NONE));
                for (Language language : Language.values()) {
                    assertThat(value.figure().means().in(language)).isNotBlank();
                    assertThat(value.absence().map(why -> why.in(language)).orElse("exists"))
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void while_taskels_run_they_count_until_now_and_their_cpu_time_when_they_have_ended() {
        int pool = pool(PoolKind.PROCESS_POOL, 2, 0);
        worker(pool, 0, 0, 0);
        worker(pool, 1, 0, 0);
        ran(0, 0, 0, 100, 50, Outcome.SUCCEEDED);
        recorder.submitted(1, 0);
        recorder.started(1, 1, 0);
        sampled(0, 400, 10); // The latest event of the trace, which is its present.
        Figures figures = figures();
        assertThat(figures.wall()).isEqualTo(400 * MILLI);
        assertThat(figures.makespan()).isEqualTo(400 * MILLI);
        assertThat(figures.busy()).isEqualTo(500 * MILLI);
        assertThat(figures.utilisation()).isEqualTo(500 / 800.0);
        assertThat(figures.cpuShare()).isEqualTo(0.5);
    }

    @Test
    void pools_that_start_after_one_another_take_the_sum_and_pools_that_start_together_the_whole() {
        int first = pool(PoolKind.PROCESS_POOL, 2, 0);
        worker(first, 0, 1, 30);
        worker(first, 1, 1, 40);
        assertThat(figures().startup()).isEqualTo(40 * MILLI);
        int second = pool(PoolKind.PROCESS_POOL, 1, 100);
        worker(second, 2, 100, 160);
        assertThat(figures().startup()).isEqualTo((40 + 60) * MILLI);
        int third = pool(PoolKind.THREAD_POOL, 1, 120);
        worker(third, 3, 120, 190);
        assertThat(figures().startup()).as("from 0 to 40 and from 100 to 190").isEqualTo((40 + 90) * MILLI);
        pool(PoolKind.PROCESS_POOL, 1, 200);
        worker(3, 4, 200, -1);
        assertThat(figures().startup()).as("the last is not ready").isEqualTo((40 + 90) * MILLI);
    }

    @Test
    void a_worker_that_died_before_it_was_ready_is_replaced_and_later_replacements_do_not_count() {
        int pool = pool(PoolKind.PROCESS_POOL, 2, 0);
        worker(pool, 0, 0, 20);
        int dead = worker(pool, 1, 0, -1);
        recorder.workerExited(dead, 1, ExitReason.DIED, 30 * MILLI);
        assertThat(figures().startup()).isEqualTo(Trace.NEVER);
        worker(pool, 1, 30, 70);
        worker(pool, 0, 500, 540);
        assertThat(figures().startup()).isEqualTo(70 * MILLI);
    }

    @Test
    void an_executor_and_processes_of_the_program_count_the_time_of_each_start() {
        int executor = pool(PoolKind.PROCESS_EXECUTOR, 3, 0);
        worker(executor, 0, 100, 130);
        worker(executor, 1, 120, 150);
        assertThat(figures().startup()).as("from 100 to 150").isEqualTo(50 * MILLI);
        process(0, 300, 340);
        process(1, 340, -1);
        assertThat(figures().startup()).isEqualTo((50 + 40) * MILLI);
    }

    @Test
    void without_a_pool_nothing_is_started_and_the_main_program_is_never_blocked() {
        int pool = pool(PoolKind.SERIAL, 1, 0);
        worker(pool, 0, 0, 0);
        ran(0, 0, 10, 110, 90, Outcome.SUCCEEDED);
        over(120);
        RunHeader serial = header("{\"processes\": 0}", 1);
        assertThat(text(RunFigure.START_UP, serial, RunState.COMPLETED))
                .isEqualTo("–: Without a pool no worker is started: the main program does the work itself.");
        assertThat(text(RunFigure.BLOCKED, serial, RunState.COMPLETED)).isEqualTo("0 s (0 %)");
        assertThat(text(RunFigure.MAKESPAN, serial, RunState.COMPLETED)).isEqualTo("100 ms (bound 100 ms)");
        assertThat(text(RunFigure.CPU, serial, RunState.COMPLETED)).isEqualTo("90 % (90 ms)");
    }

    @Test
    void threads_have_the_same_figures_as_processes() {
        int pool = pool(PoolKind.THREAD_POOL, 2, 0);
        worker(pool, 0, 0, 1);
        worker(pool, 1, 0, 2);
        ran(0, 0, 10, 110, 5, Outcome.SUCCEEDED);
        ran(1, 1, 10, 110, 5, Outcome.SUCCEEDED);
        over(120);
        RunHeader threads = header("{\"engine\": \"threads\", \"processes\": 2}", 2);
        assertThat(text(RunFigure.START_UP, threads, RunState.COMPLETED)).isEqualTo("2.0 ms");
        assertThat(text(RunFigure.CPU, threads, RunState.COMPLETED)).isEqualTo("5 % (10 ms)");
    }

    @Test
    void the_bound_knows_how_many_workers_of_several_pools_there_were_at_once() {
        for (int i = 0; i < 2; i++) {
            int pool = pool(PoolKind.PROCESS_POOL, 2, 0);
            worker(pool, 2 * i, 0, 0);
            worker(pool, 2 * i + 1, 0, 0);
        }
        for (int i = 0; i < 4; i++) {
            ran(i, i, 0, 100, 0, Outcome.SUCCEEDED);
        }
        over(100);
        Figures figures = figures();
        assertThat(figures.makespan()).isEqualTo(100 * MILLI);
        assertThat(figures.bound()).as("400 on 4 workers, not on 2").isEqualTo(100 * MILLI);
    }

    @Test
    void the_bound_counts_workers_that_came_after_others_had_gone_only_once() {
        for (int i = 0; i < 2; i++) {
            int pool = pool(PoolKind.PROCESS_POOL, 1, 200L * i);
            worker(pool, i, 200L * i, 200L * i);
            recorder.workerExited(i, 0, ExitReason.POOL_CLOSED, (200L * i + 150) * MILLI);
            for (int k = 0; k < 3; k++) {
                ran(3 * i + k, i, 200L * i + 50L * k, 200L * i + 50L * k + 50, 0, Outcome.SUCCEEDED);
            }
        }
        over(400);
        assertThat(figures().makespan()).isEqualTo(350 * MILLI);
        assertThat(figures().bound()).as("300 on one worker at a time").isEqualTo(300 * MILLI);
    }

    @Test
    void the_cpu_time_of_a_process_of_the_program_is_that_of_its_samples() {
        recorder.submitted(2, 0);
        process(0, 0, 50);
        process(1, 0, 50);
        recorder.started(0, 0, 50 * MILLI);
        recorder.started(1, 1, 50 * MILLI);
        assertThat(figures().cpuShare()).isNaN();
        sampled(0, 100, 30);
        sampled(0, 200, 60);
        recorder.completed(0, 0, 50 * MILLI, 250 * MILLI, Trace.NEVER, 250 * MILLI, Outcome.SUCCEEDED);
        Figures figures = figures();
        assertThat(figures.cpu()).isEqualTo(60 * MILLI);
        assertThat(figures.cpuShare())
                .as("60 of 200; the other was not sampled")
                .isEqualTo(0.3);
    }

    @Test
    void a_worker_keeps_the_share_of_a_core_that_it_used_over_its_life() {
        worker(Trace.NONE, 0, 100, 150);
        worker(Trace.NONE, 1, 100, 105);
        worker(Trace.NONE, 2, 100, 150);
        worker(Trace.NONE, 3, 100, 105);
        sampled(0, 200, 50);
        sampled(0, 500, 200);
        sampled(1, 120, 150); // A spare: it had used at least 130 ms before it was requested.
        sampled(1, 600, 230);
        sampled(3, 120, 150);
        recorder.workerExited(0, 0, ExitReason.POOL_CLOSED, 520 * MILLI);
        List<WorkerFigures> workers = figures(SampleRuns.header("map", 4, 4, 1)).workers();
        assertThat(workers.get(0).cpuShare()).as("200 in 500 - 100").isEqualTo(0.5);
        assertThat(workers.get(1).cpuShare()).as("(230 - 130) in 600 - 100").isEqualTo(0.2);
        assertThat(workers.get(2).cpuShare()).as("no sample").isNaN();
        assertThat(workers.get(3).cpuShare()).as("one sample, of a spare").isNaN();
    }

    @Test
    void a_figure_is_a_phrase_in_both_languages() {
        assertThat(RunFigure.values())
                .extracting(figure -> figure.title().in(Language.ENGLISH))
                .containsExactly(
                        "wall", "makespan", "start-up", "first result", "blocked", "utilisation", "CPU", "failed");
        assertThat(RunFigure.values())
                .extracting(RunFigure::title)
                .extracting(title -> title.in(Language.CHINESE))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Phrase.of("analysis.figure-detail.bound", "1.85 s").in(Language.CHINESE))
                .isEqualTo("下限 1.85 s");
    }
}
