package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When advice is given, on which figures, what it changes; and when there is none. */
class AdviceTest {
    private static final long MILLI = 1_000_000;
    private static final long MICRO = 1_000;

    /** A constructed run, on workers that were ready after some milliseconds. */
    private static final class Run {
        final TraceRecorder recorder = SampleRuns.recorder();

        Run(int workers, long startupMillis) {
            for (int i = 0; i < workers; i++) {
                SampleRuns.worker(recorder, i, 100 + i, 0, startupMillis);
            }
        }

        /**
         * Adds {@code each} taskels one after another on each worker, each of {@code micros} microseconds, with a pause
         * after it, with a share of CPU time.
         */
        Run work(int workers, int each, long from, long micros, long pause, double cpuShare) {
            recorder.submitted(workers * each, 0);
            for (int i = 0; i < workers * each; i++) {
                recorder.task(i, 1);
                long began = from + (i / workers) * (micros + pause) * MICRO;
                long ended = began + micros * MICRO;
                recorder.completed(
                        i, i % workers, began, ended, Math.round(micros * MICRO * cpuShare), ended, Outcome.SUCCEEDED);
            }
            return this;
        }

        /** Sets how long each worker waited for a processor after it was ready. */
        Run waited(int workers, long millis) {
            for (int i = 0; i < workers; i++) {
                recorder.sampled(i, 900 * MILLI, 1, 1, 1, 5_000 * MILLI);
                recorder.sampled(i, 9_000 * MILLI, 2, 2, 1, (5_000 + millis) * MILLI);
            }
            return this;
        }

        /** Adds the only sample of each worker, taken before it was ready, with the time that it had waited. */
        Run waitedToStart(int workers, long millis) {
            for (int i = 0; i < workers; i++) {
                recorder.sampled(i, 50 * MILLI, 1, 1, 1, millis * MILLI);
            }
            return this;
        }

        /** Adds samples with that number of cores of the machine at work. */
        Run machine(double cores) {
            recorder.sampled(Trace.NONE, 1_000 * MILLI, 7_000 * MILLI, 0, 1);
            recorder.sampled(Trace.NONE, 2_000 * MILLI, Math.round((7_000 + 1_000 * cores) * MILLI), 0, 1);
            return this;
        }

        Trace over() {
            recorder.state(RunState.COMPLETED, null, 10_000 * MILLI);
            return recorder.trace();
        }
    }

    private static Optional<Notice.Change> change(RunHeader header, Trace trace, int cores, String words) {
        List<Notice> found = Notices.of(on(header, OptionalInt.of(cores)), trace).stream()
                .filter(notice -> notice.text().contains(words))
                .toList();
        assertThat(found).as("notices with '%s'", words).hasSize(1);
        return found.get(0).change();
    }

    private static RunHeader on(RunHeader header, OptionalInt cores) {
        return new RunHeader(
                header.plan(), header.program(), header.items(), header.workers(), header.chunksize(), cores);
    }

    private static void silent(RunHeader header, Trace trace, OptionalInt cores, String words) {
        assertThat(Notices.of(on(header, cores), trace))
                .noneSatisfy(notice -> assertThat(notice.text()).contains(words));
    }

    @Test
    void short_taskels_in_small_chunks_want_larger_ones() {
        Trace trace = new Run(2, 10).work(2, 5_000, 20 * MILLI, 10, 40, 1).over();
        Plan better = change(SampleRuns.header("map", 10_000, 2, 1), trace, 2, "Larger chunks travel cheaper")
                .orElseThrow()
                .plan();
        assertThat(better.chunksize().fixed()).hasValue(500);
        assertThat(Notices.of(SampleRuns.header("map", 10_000, 2, 1), trace))
                .anySatisfy(notice -> assertThat(notice.text())
                        .contains("A taskel took 10 µs on average", "20 % of the 250 ms", "1 taskel."));
    }

    @Test
    void chunks_are_left_alone_where_taskels_are_long_or_workers_are_busy_or_chunks_are_large() {
        Trace longOnes = new Run(2, 10).work(2, 500, 20 * MILLI, 400, 1_600, 1).over();
        silent(SampleRuns.header("map", 1_000, 2, 1), longOnes, OptionalInt.empty(), "Larger chunks");
        Trace busy = new Run(2, 10).work(2, 5_000, 20 * MILLI, 10, 2, 1).over();
        silent(SampleRuns.header("map", 10_000, 2, 1), busy, OptionalInt.empty(), "Larger chunks");
        Trace few = new Run(2, 10).work(2, 100, 20 * MILLI, 10, 2_000, 1).over();
        silent(SampleRuns.header("map", 200, 2, 1), few, OptionalInt.empty(), "Larger chunks");
        Trace large = new Run(2, 10).work(2, 5_000, 20 * MILLI, 10, 40, 1).over();
        silent(SampleRuns.header("map", 10_000, 2, 1_250), large, OptionalInt.empty(), "Larger chunks");
        silent(SampleRuns.header("apply_async", 10_000, 2, 1), large, OptionalInt.empty(), "Larger chunks");
    }

    @Test
    void cpu_bound_work_on_more_workers_than_cores_wants_fewer() {
        Trace trace = new Run(4, 10).work(4, 100, 20 * MILLI, 20_000, 0, 0.5).over();
        Notice.Change change = change(SampleRuns.header("map", 400, 4, 25), trace, 2, "4 workers shared 2 cores")
                .orElseThrow();
        assertThat(change.plan().processes().fixed()).hasValue(2);
        assertThat(change.label()).isEqualTo("Run with 2 workers");
    }

    @Test
    void workers_are_not_too_many_where_cores_are_free_or_unknown() {
        RunHeader header = SampleRuns.header("map", 400, 4, 25);
        Trace waiting = new Run(4, 10).work(4, 100, 20 * MILLI, 20_000, 0, 0.1).over();
        silent(header, waiting, OptionalInt.of(2), "shared");
        Trace bound = new Run(4, 10).work(4, 100, 20 * MILLI, 20_000, 0, 0.5).over();
        silent(header, bound, OptionalInt.of(4), "shared");
        silent(header, bound, OptionalInt.empty(), "shared");
    }

    @Test
    void work_that_waits_wants_threads() {
        Trace trace = new Run(2, 100).work(2, 100, 120 * MILLI, 10_000, 0, 0.01).over();
        Notice.Change change = change(SampleRuns.header("imap_unordered", 200, 2, 1), trace, 2, "The taskels waited")
                .orElseThrow();
        assertThat(change.plan().engine()).isEqualTo(EngineKind.THREADS);
    }

    @Test
    void threads_are_not_advised_for_work_or_for_workers_that_started_at_once() {
        RunHeader header = SampleRuns.header("imap_unordered", 200, 2, 1);
        silent(header, new Run(2, 100).work(2, 100, 120 * MILLI, 10_000, 0, 0.3).over(), OptionalInt.of(2), "waited");
        silent(header, new Run(2, 5).work(2, 100, 120 * MILLI, 10_000, 0, 0.01).over(), OptionalInt.of(2), "waited");
    }

    /** Each worker has 1 s in taskels with little CPU time: it slept, or it waited for a core. */
    private static Run sixteen() {
        return new Run(16, 100).work(16, 100, 120 * MILLI, 10_000, 0, 0.01);
    }

    @Test
    void workers_that_wait_for_a_processor_are_told_from_workers_that_sleep() {
        RunHeader many = SampleRuns.header("imap_unordered", 1600, 16, 1);
        Trace crowded = sixteen().waited(16, 900).over();
        Notice.Change change =
                change(many, crowded, 2, "they waited 90 % for a processor").orElseThrow();
        assertThat(change.plan().processes().fixed()).hasValue(2);
        silent(many, crowded, OptionalInt.of(2), "The taskels waited");
        Trace asleep = sixteen().waited(16, 20).over();
        silent(many, asleep, OptionalInt.of(2), "for a processor");
        assertThat(change(many, asleep, 2, "The taskels waited")
                        .orElseThrow()
                        .plan()
                        .engine())
                .isEqualTo(EngineKind.THREADS);
        RunHeader two = SampleRuns.header("imap_unordered", 200, 2, 1);
        Trace robbed = new Run(2, 100)
                .work(2, 100, 120 * MILLI, 10_000, 0, 0.3)
                .waited(2, 500)
                .over();
        assertThat(change(two, robbed, 2, "something else on this machine had it"))
                .isEmpty();
    }

    @Test
    void what_a_worker_waited_for_while_it_started_is_not_the_taskels() {
        RunHeader many = SampleRuns.header("imap_unordered", 1600, 16, 1);
        Trace asleep = sixteen().waitedToStart(16, 900).over();
        silent(many, asleep, OptionalInt.of(2), "for a processor");
        // Ready at 100 ms, but given its first taskel at 1,500 ms: until then its threads waited for one another's
        // cores.
        Run late = new Run(16, 100).work(16, 100, 1_500 * MILLI, 10_000, 0, 0.01);
        for (int worker = 0; worker < 16; worker++) {
            late.recorder.sampled(worker, 150 * MILLI, 1, 1, 1, 0);
            late.recorder.sampled(worker, 1_600 * MILLI, 2, 2, 1, 5_000 * MILLI);
            late.recorder.sampled(worker, 9_000 * MILLI, 3, 3, 1, 5_020 * MILLI);
        }
        Trace asleepLater = late.over();
        silent(many, asleepLater, OptionalInt.of(2), "for a processor");
        assertThat(change(many, asleepLater, 2, "The taskels waited")).isPresent();
    }

    @Test
    void what_a_later_worker_waited_for_while_it_started_is_not_the_taskels_of_a_run_that_is_summed_up() {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.EPOCH, 1, 1 << 20);
        SampleRuns.worker(recorder, 0, 100, 0, 1);
        taskels(recorder, 0, 20_000, MILLI);
        SampleRuns.worker(recorder, 1, 101, 1_000, 9_000);
        recorder.sampled(1, 5_000 * MILLI, 1, 1, 1, 0);
        recorder.sampled(1, 9_001 * MILLI, 2, 2, 1, 900 * MILLI);
        recorder.sampled(1, 9_900 * MILLI, 3, 3, 1, 920 * MILLI);
        taskels(recorder, 1, 20_000, 9_100 * MILLI);
        recorder.state(RunState.COMPLETED, null, 10_000 * MILLI);
        assertThat(recorder.trace().taskels().summed().taskels(1)).isPositive();
        assertThat(Figures.of(SampleRuns.header("map", 40_000, 2, 1), recorder.trace())
                        .waited())
                .isEqualTo(20 * MILLI);
    }

    /** Adds short taskels with long results, one after another. */
    private static void taskels(TraceRecorder recorder, int worker, int many, long from) {
        String result = "r".repeat(100);
        for (int i = 0; i < many; i++) {
            int index = recorder.submitted(1, 0);
            long began = from + i * 10L * MICRO;
            recorder.result(index, result);
            recorder.completed(index, worker, began, began + 5 * MICRO, 0, began + 5 * MICRO, Outcome.SUCCEEDED);
        }
    }

    @Test
    void threads_are_not_advised_where_it_is_not_known_what_was_waited_for_and_all_cores_were_at_work() {
        RunHeader header = SampleRuns.header("imap_unordered", 200, 2, 1);
        Run run = new Run(2, 100).work(2, 100, 120 * MILLI, 10_000, 0, 0.01);
        silent(header, run.machine(1.9).over(), OptionalInt.of(2), "The taskels waited");
        Run idle = new Run(2, 100).work(2, 100, 120 * MILLI, 10_000, 0, 0.01);
        assertThat(change(header, idle.machine(0.4).over(), 2, "The taskels waited"))
                .isPresent();
    }

    @Test
    void the_bound_counts_cores_and_not_the_time_in_which_a_core_was_waited_for() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            int workers = 1 + random.nextInt(16);
            int cores = 1 + random.nextInt(4);
            int each = 1 + random.nextInt(20);
            double share = random.nextDouble();
            long micros = 1_000L + random.nextInt(50_000);
            Run run = new Run(workers, 100).work(workers, each, 120 * MILLI, micros, 0, share);
            long notUsed = Math.round(each * micros * (1 - share) / 1_000);
            if (random.nextBoolean()) {
                run.waited(workers, random.nextInt((int) notUsed + 1_000));
            }
            RunHeader header = on(SampleRuns.header("map", workers * each, workers, 1), OptionalInt.of(cores));
            Figures figures = Figures.of(header, run.over());
            long cpu = Math.round(micros * MICRO * share) * each * workers;
            assertThat(figures.bound())
                    .as("seed %d", seed)
                    .isBetween(Math.min(cpu / cores, figures.makespan()), figures.makespan())
                    .isLessThanOrEqualTo(Math.max(each * micros * MICRO, cpu / cores));
        }
        // All cores were busy all the time: nothing could be faster.
        Trace crowded = new Run(16, 100)
                .work(16, 100, 120 * MILLI, 8_000, 0, 0.125)
                .waited(16, 700)
                .over();
        Figures figures = Figures.of(on(SampleRuns.header("map", 1600, 16, 1), OptionalInt.of(2)), crowded);
        assertThat(figures.bound()).isEqualTo(800 * MILLI);
        assertThat(Figures.of(on(SampleRuns.header("map", 1600, 16, 1), OptionalInt.of(8)), crowded)
                        .bound())
                .as("with 8 cores")
                .isEqualTo(200 * MILLI);
    }

    @Test
    void a_pool_for_little_work_wants_to_be_none() {
        Trace trace = new Run(2, 200).work(2, 5, 220 * MILLI, 1_000, 0, 1).over();
        Plan better = change(SampleRuns.header("map", 10, 2, 2), trace, 2, "Starting the workers took 200 ms")
                .orElseThrow()
                .plan();
        assertThat(better.effectiveEngine()).isEqualTo(EngineKind.SERIAL);
        Trace enough = new Run(2, 200).work(2, 50, 220 * MILLI, 10_000, 0, 1).over();
        silent(SampleRuns.header("map", 100, 2, 13), enough, OptionalInt.of(2), "Starting the workers");
    }

    @Test
    void what_holds_results_back_or_the_caller_up_is_changed_by_the_mode() {
        assertThat(change(
                                SampleRuns.header("imap", 3, 2, 1),
                                SampleRuns.imap("x").trace(),
                                2,
                                "imap holds a result")
                        .orElseThrow()
                        .plan()
                        .mode())
                .isEqualTo(Mode.IMAP_UNORDERED);
        assertThat(change(
                                SampleRuns.header("apply", 3, 2, 1),
                                SampleRuns.imap("x").trace(),
                                2,
                                "apply waits")
                        .orElseThrow()
                        .plan()
                        .mode())
                .isEqualTo(Mode.APPLY_ASYNC);
        silent(SampleRuns.header("apply", 3, 1, 1), SampleRuns.imap("x").trace(), OptionalInt.of(2), "apply waits");
    }

    @Test
    void a_run_that_goes_on_or_failed_is_not_advised_on_its_figures() {
        Run run = new Run(4, 10).work(4, 100, 20 * MILLI, 20_000, 0, 0.5);
        silent(SampleRuns.header("map", 400, 4, 25), run.recorder.trace(), OptionalInt.of(2), "shared");
        run.recorder.state(RunState.FAILED, "x", 9_000 * MILLI);
        silent(SampleRuns.header("map", 400, 4, 25), run.recorder.trace(), OptionalInt.of(2), "shared");
    }
}
