package io.github.poolscope.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** How long taskels of constructed runs took. */
class DurationsTest {
    private static final long MILLI = 1_000_000;

    /** Returns a run of taskels one after another on two workers in turn. */
    private static Trace run(int count, IntToLongFunction millis, IntFunction<String> item) {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 100, 0, 0);
        SampleRuns.worker(recorder, 1, 101, 0, 0);
        long at = 0;
        for (int i = 0; i < count; i++) {
            recorder.item(item.apply(i));
            recorder.submitted(1, 0);
            long end = at + millis.applyAsLong(i) * MILLI;
            recorder.completed(i, i % 2, at, end, 0, end, Outcome.SUCCEEDED);
            at = end;
        }
        return recorder.trace();
    }

    @Test
    void quantiles_are_interpolated_as_in_numpy() {
        DurationSummary all = Durations.of(run(8, i -> 100L * (8 - i), i -> "")).all();
        assertThat(all.count()).isEqualTo(8);
        assertThat(all.min()).isEqualTo(0.1);
        assertThat(all.q1()).isCloseTo(0.275, within(1e-9));
        assertThat(all.median()).isCloseTo(0.45, within(1e-9));
        assertThat(all.q3()).isCloseTo(0.625, within(1e-9));
        assertThat(all.p95()).isCloseTo(0.765, within(1e-9));
        assertThat(all.max()).isEqualTo(0.8);
        assertThat(all.mean()).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void each_worker_has_its_own_distribution() {
        Durations durations = Durations.of(run(10, i -> i % 2 == 0 ? 10 : 30, i -> ""));
        assertThat(durations.byWorker().keySet()).containsExactly(0, 1);
        assertThat(durations.byWorker().values())
                .extracting(DurationSummary::median)
                .containsExactly(0.01, 0.03);
    }

    @Test
    void a_trend_and_the_growth_with_the_items_are_told() {
        Durations numbers = Durations.of(run(40, i -> 10 + i, i -> Integer.toString(1000 - i)));
        assertThat(numbers.trend().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(numbers.growth().orElseThrow()).isCloseTo(-1, within(1e-9));
        Durations texts = Durations.of(run(40, i -> 10 + i * 7 % 40, i -> "x".repeat(1 + i * 7 % 40)));
        assertThat(texts.growth().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(Durations.of(run(40, i -> 10, i -> "")).trend()).isEmpty();
        assertThat(Durations.of(run(40, i -> 10 + i, i -> "")).growth()).isEmpty();
        assertThat(Durations.of(run(5, i -> 10 + i, i -> "")).trend()).isEmpty();
    }

    @Test
    void nothing_is_told_of_a_run_in_which_no_taskel_has_ended() {
        Durations none = Durations.of(SampleRuns.recorder().trace());
        assertThat(none.all().count()).isZero();
        assertThat(none.all().median()).isNaN();
        assertThat(none.histogram()).isEqualTo(Histogram.NONE);
    }

    @Test
    void edges_of_bins_are_round_numbers() {
        Histogram even = Histogram.of(new double[] {0.11, 0.12, 0.13, 0.2, 0.33});
        assertThat(even.isLogarithmic()).isFalse();
        assertThat(even.edges()).containsExactly(0.1, 0.15, 0.2, 0.25, 0.3, 0.35);
        assertThat(even.counts()).containsExactly(3, 0, 1, 0, 1);
        Histogram wide = Histogram.of(new double[] {0.001, 0.003, 0.004, 0.02, 3});
        assertThat(wide.isLogarithmic()).isTrue();
        assertThat(wide.edges().get(0)).isEqualTo(0.001);
        assertThat(wide.edges()).hasSize(12);
        assertThat(wide.edges().get(11)).isEqualTo(5);
    }

    @Test
    void every_value_is_in_exactly_one_bin_whose_edges_enclose_it() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double scale = Math.pow(10, random.nextInt(12) - 9);
            double[] sorted = random.doubles(1 + random.nextInt(400))
                    .map(each -> scale * (random.nextBoolean() ? each : Math.pow(each, -2)))
                    .sorted()
                    .toArray();
            Histogram histogram = Histogram.of(sorted);
            List<Double> edges = histogram.edges();
            assertThat(edges)
                    .as("seed %d", seed)
                    .isSorted()
                    .hasSize(histogram.counts().size() + 1);
            assertThat(edges.get(0)).as("seed %d", seed).isLessThanOrEqualTo(sorted[0]);
            assertThat(edges.get(edges.size() - 1)).as("seed %d", seed).isGreaterThan(sorted[sorted.length - 1]);
            for (int bin = 0; bin < histogram.counts().size(); bin++) {
                int place = bin;
                assertThat(Arrays.stream(sorted)
                                .filter(each -> each >= edges.get(place) && each < edges.get(place + 1))
                                .count())
                        .as("seed %d, bin %d", seed, bin)
                        .isEqualTo(histogram.counts().get(bin).longValue());
            }
        }
    }
}
