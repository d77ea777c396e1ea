package io.github.poolscope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.NoProcessLeft;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Notices when a fast way is lost. Ratios within one run only, and a fraction of what is usual (in brackets), so that a
 * noisy machine doesn't matter and a slow path does.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class RegressionGuardTest {
    private static Map<String, Row> rows = Map.of();

    @BeforeAll
    static void measure() throws Exception {
        List<String> cases =
                List.of("map/chunk1", "imap/chunk1", "apply/", "echo", "trace/10us", "start/forkserver/1", "makespan");
        rows = new Bench(2, 3, false, false, cases)
                .run(done -> {}).stream().collect(Collectors.toMap(Row::name, Function.identity()));
    }

    private static Row row(String name) {
        return Objects.requireNonNull(rows.get(name), name);
    }

    private static double of(String name) {
        return row(name).poolscope();
    }

    @Test
    void tasks_are_given_ahead() {
        double threads = row("map/chunk1").threads().orElseThrow();
        assertThat(of("map/chunk1") / threads)
                .as("beside an executor of threads (0.6)")
                .isGreaterThan(0.12);
    }

    @Test
    void lazy_calls_hand_over_many_at_once() {
        assertThat(of("imap/chunk1") / of("map/chunk1")).as("(0.5)").isGreaterThan(0.08);
    }

    @Test
    void a_call_is_done_by_the_thread_that_reads_it() {
        double floor = row("apply/round_trip").floor().orElseThrow();
        assertThat(of("apply/round_trip") / floor).as("(2)").isLessThan(5);
    }

    @Test
    void large_items_are_not_copied_again_and_again() {
        double floor = row("echo/1MiB").floor().orElseThrow();
        assertThat(floor / of("echo/1MiB")).as("(40)").isLessThan(300);
    }

    @Test
    void the_trace_costs_little() {
        assertThat(of("trace/10us")).as("% slower (5)").isLessThan(40);
    }

    @Test
    void spares_are_ready() {
        assertThat(of("start/forkserver/1/cold") / of("start/forkserver/1"))
                .as("(25)")
                .isGreaterThan(4);
    }

    @Test
    void who_is_free_goes_on_at_once() {
        assertThat(of("makespan/heavy_tail")).as("% over greedy (3)").isLessThan(25);
    }
}
