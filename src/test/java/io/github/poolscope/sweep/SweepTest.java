package io.github.poolscope.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps over constructed runs: their lengths are known, so is the best setting. */
class SweepTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    Path folder;

    private final List<String> runs = new ArrayList<>();

    private static List<Candidate> sizes(int... sizes) {
        Plan plan = PlanJson.read("{\"mode\": \"map\", \"items\": 12, \"chunksize\": 1}");
        return IntStream.of(sizes)
                .mapToObj(size -> new Candidate(plan.withProcesses(PoolSize.of(size))))
                .toList();
    }

    /** Makes runs of one taskel that have the given length, in milliseconds. */
    private class Made implements Sweep.Runner {
        private final ToDoubleFunction<Plan> length;
        private final RunState end;

        Made(ToDoubleFunction<Plan> length, RunState end) {
            this.length = length;
            this.end = end;
        }

        @Override
        public Recording run(Plan plan) {
            runs.add(new Candidate(plan).key());
            long millis = Math.round(length.applyAsDouble(plan));
            TraceRecorder recorder = SampleRuns.recorder();
            SampleRuns.worker(recorder, 0, 11, 1, 2);
            recorder.submitted(1, MILLI);
            recorder.task(0, 1);
            recorder.dispatched(new int[] {0}, 0, 2 * MILLI);
            SampleRuns.taskel(recorder, 0, 0, 3, Math.max(4, millis - 5), Outcome.SUCCEEDED, "r");
            recorder.workerExited(0, 0, ExitReason.POOL_CLOSED, millis * MILLI);
            recorder.state(end, null, millis * MILLI);
            RunHeader header = SampleRuns.header("map", 1, plan.workers(), 1);
            return new SavedRun(header, recorder.trace(), folder.resolve("run-" + runs.size() + ".poolscope"));
        }

        @Override
        public Recording open(String file) throws IOException {
            throw new IOException("not needed");
        }
    }

    private final Sweep.Listener silent = new Sweep.Listener() {
        @Override
        public void progress(int round, int settingsLeft, double secondsLeft) {}

        @Override
        public void notPredicted(Phrase why) {}
    };

    private SweepResult sweep(List<Candidate> candidates, int rounds, SweepState state, Sweep.Runner runner)
            throws IOException, InterruptedException {
        return new Sweep(candidates, rounds, state, runner, silent).run();
    }

    private SweepState state() {
        return SweepState.begin(folder.resolve("sweep.json"));
    }

    @Test
    void the_fastest_setting_wins_and_slow_ones_leave_early() throws Exception {
        Random random = new Random(3);
        SweepResult result = sweep(
                sizes(1, 2, 3, 4),
                6,
                state(),
                new Made(
                        plan -> (plan.workers() == 3 ? 1_000 : 1_500) * (1 + 0.01 * random.nextGaussian()),
                        RunState.COMPLETED));
        assertThat(result.best())
                .hasValueSatisfying(
                        best -> assertThat(best.candidate().plan().workers()).isEqualTo(3));
        assertThat(result.margin().orElseThrow()).isBetween(0.4, 0.6);
        assertThat(result.knee()).hasValue(3);
        assertThat(runs).hasSizeLessThan(4 * 6);
        assertThat(result.settings().get(0).fate()).isEqualTo(MeasuredSetting.Fate.LEFT);
    }

    @Test
    void of_twenty_sweeps_without_effect_at_most_two_claim_one() throws Exception {
        int claims = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            SweepResult result = sweep(
                    sizes(1, 2, 3, 4, 5),
                    5,
                    SweepState.begin(folder.resolve(seed + ".json")),
                    new Made(plan -> 1_000 * (1 + 0.1 * random.nextGaussian()), RunState.COMPLETED));
            claims += result.best().isPresent() ? 1 : 0;
        }
        assertThat(claims).isLessThanOrEqualTo(2);
    }

    @Test
    void the_knee_is_the_smallest_pool_within_five_percent() throws Exception {
        double[] lengths = {0, 4_000, 2_000, 1_030, 1_000};
        Random random = new Random(5);
        SweepResult result = sweep(
                sizes(1, 2, 3, 4),
                5,
                state(),
                new Made(plan -> lengths[plan.workers()] + random.nextInt(3), RunState.COMPLETED));
        assertThat(result.best().orElseThrow().candidate().plan().workers()).isEqualTo(4);
        assertThat(result.knee()).hasValue(3);
    }

    @Test
    void rounds_are_interleaved() throws Exception {
        sweep(sizes(1, 2, 3), 2, state(), new Made(plan -> 1_000, RunState.COMPLETED));
        // The first run is that from which the others are predicted; it counts for the first round.
        assertThat(runs).hasSize(6);
        assertThat(runs.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(runs.subList(3, 6)).doesNotHaveDuplicates();
    }

    @Test
    void an_interrupted_sweep_continues_without_repeating_a_run() throws Exception {
        Path file = folder.resolve("sweep.json");
        Made runner = new Made(plan -> 1_000, RunState.COMPLETED) {
            @Override
            public Recording run(Plan plan) {
                if (runs.size() == 4) {
                    throw new IllegalStateException("killed");
                }
                return super.run(plan);
            }
        };
        assertThatThrownBy(() -> sweep(sizes(1, 2, 3), 3, SweepState.begin(file), runner))
                .hasMessage("killed");
        List<String> before = List.copyOf(runs);
        SweepState resumed = SweepState.resume(file);
        assertThat(resumed.runs()).hasSize(4);
        Made opens = new Made(plan -> 1_000, RunState.COMPLETED) {
            @Override
            public Recording open(String name) {
                return new Made(plan -> 1_000, RunState.COMPLETED)
                        .run(sizes(2).get(0).plan());
            }
        };
        runs.clear();
        sweep(sizes(1, 2, 3), 3, resumed, opens);
        runs.remove(0); // The opened one.
        assertThat(runs).hasSize(9 - before.size());
        assertThat(SweepState.resume(file).runs()).hasSize(9);
    }

    @Test
    void a_file_that_is_no_state_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("sweep.json"), "{ no");
        assertThatThrownBy(() -> SweepState.resume(file)).hasMessageContaining("delete it, or leave out --resume");
    }

    @Test
    void a_run_that_fails_ends_the_sweep_with_a_sentence() {
        assertThatThrownBy(() -> sweep(sizes(1, 2), 2, state(), new Made(plan -> 100, RunState.FAILED)))
                .isInstanceOf(SweepException.class)
                .hasMessageContaining("ended as failed");
    }
}
