package io.github.poolscope.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.testing.NoProcessLeft;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The benchmark measures the cases that it names. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class BenchTest {
    @Test
    void a_case_has_its_floor_and_threads_beside_it() throws Exception {
        List<String> told = new ArrayList<>();
        List<BenchRow> rows = new Bench(2, 1, true, false, List.of("apply/", "makespan")).run(told::add);
        assertThat(rows).extracting(BenchRow::name).containsExactly("apply/round_trip", "makespan/heavy_tail");
        BenchRow apply = rows.get(0);
        assertThat(apply.poolscope()).isPositive();
        assertThat(apply.floor()).isPresent();
        assertThat(apply.threads()).isPresent();
        assertThat(apply.ratio()).as("CPython was not asked for").isEmpty();
        assertThat(told).contains("apply/round_trip", "makespan/heavy_tail");
    }

    @Test
    void pools_are_started_by_each_method() throws Exception {
        List<BenchRow> rows = new Bench(2, 1, true, false, List.of("start/fork/1", "start/spawn/1")).run(done -> {});
        assertThat(rows)
                .extracting(BenchRow::name)
                .containsExactly("start/fork/1", "start/fork/1/cold", "start/spawn/1", "start/spawn/1/cold");
        assertThat(rows).allSatisfy(row -> assertThat(row.floor()).isPresent());
    }

    @Test
    void a_case_that_is_not_there_is_told() {
        assertThatThrownBy(() -> new Bench(2, 1, true, false, List.of("maap")).run(done -> {}))
                .isInstanceOf(BenchException.class)
                .hasMessageStartingWith("No case begins with maap: there are start, map,");
    }

    @Test
    void a_ratio_says_how_many_times_better_whichever_way_is_up() {
        OptionalDouble none = OptionalDouble.empty();
        assertThat(new BenchRow("a", "taskels/s", 20, OptionalDouble.of(10), none, none).ratio())
                .hasValue(2);
        assertThat(new BenchRow("a", "us", 20, OptionalDouble.of(10), none, none).ratio())
                .hasValue(0.5);
    }

    @Test
    void the_middle_of_an_even_number_of_samples_lies_between_two() {
        assertThat(new Measured("a", "ms", new double[] {4, 1, 3, 2}).median()).isEqualTo(2.5);
        assertThat(new Measured("a", "ms", new double[] {9, 1, 5}).median()).isEqualTo(5);
    }
}
