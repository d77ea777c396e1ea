package io.github.poolscope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.RunningJdk;
import io.github.poolscope.trace.TraceRecorder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
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
class RegressionGuardIT {
    private static Map<String, JsonNode> rows = Map.of();

    /** A figure that is out of bounds is measured again, at length: what is slower stays so, what was disturbed does not. */
    private static final int MOST_MEASUREMENTS = 4;

    private static final int CALLS = 5_000;

    private static final List<String> CASES =
            List.of("map/chunk1", "imap/chunk1", "echo", "trace/10us", "start/forkserver/1", "makespan");

    @BeforeAll
    static void measure() throws Exception {
        rows = measure(CASES, "--quick");
    }

    /** In a JVM of its own, with the options that a person's has: those of the tests' save their compiler's time. */
    private static Map<String, JsonNode> measure(List<String> cases, String... further) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                RunningJdk.JAVA,
                "-jar",
                System.getProperty("poolscope.jar"),
                "bench",
                "--json",
                "--repeat",
                "3",
                "--only",
                String.join(",", cases)));
        command.addAll(List.of(further));
        Process bench = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, JsonNode> found = new HashMap<>();
        new ObjectMapper()
                .readTree(bench.getInputStream())
                .get("rows")
                .forEach(row -> found.put(row.get("case").asText(), row));
        assertThat(bench.waitFor()).isZero();
        return found;
    }

    private static double of(Map<String, JsonNode> from, String name) {
        return of(from, name, "poolscope");
    }

    private static double of(Map<String, JsonNode> from, String name, String column) {
        double figure = Objects.requireNonNull(from.get(name), name).get(column).asDouble();
        assertThat(figure).as(name + ", " + column).isFinite().isNotZero();
        return figure;
    }

    /** The best of some measurements of the same cases, as soon as one is good. */
    private static double figure(
            List<String> cases, ToDoubleFunction<Map<String, JsonNode>> figure, DoublePredicate good) throws Exception {
        double found = figure.applyAsDouble(rows);
        for (int i = 1; i < MOST_MEASUREMENTS && !good.test(found); i++) {
            found = figure.applyAsDouble(measure(cases));
        }
        return found;
    }

    @Test
    void tasks_are_given_ahead() throws Exception {
        double beside = figure(
                List.of("map/chunk1"),
                all -> of(all, "map/chunk1") / of(all, "map/chunk1", "threads"),
                ratio -> ratio > 0.12);
        assertThat(beside).as("beside an executor of threads (0.3 to 0.6)").isGreaterThan(0.12);
    }

    @Test
    void lazy_calls_hand_over_many_at_once() throws Exception {
        double beside = figure(
                List.of("map/chunk1", "imap/chunk1"),
                all -> of(all, "imap/chunk1") / of(all, "map/chunk1"),
                ratio -> ratio > 0.08);
        assertThat(beside).as("(0.5)").isGreaterThan(0.08);
    }

    @Test
    void a_call_is_done_by_the_thread_that_reads_it() throws Exception {
        double trips = Double.MAX_VALUE;
        for (int i = 0; i < MOST_MEASUREMENTS && trips >= 5; i++) {
            trips = callBesideRoundTrip();
        }
        assertThat(trips).as("(2)").isLessThan(5);
    }

    /**
     * How long a call takes, where a byte to another process and back takes one: of both, made in turn, the quickest
     * tenth counts, as what else a machine does delays most of them, but not all.
     */
    private static double callBesideRoundTrip() throws Exception {
        long[] calls = new long[CALLS];
        long[] trips = new long[CALLS];
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        PoolOptions options = PoolOptions.builder()
                .processes(1)
                .recorder(TraceRecorder.live())
                .build();
        try (Pool pool = Pool.create(options);
                EchoProcess echo = new EchoProcess()) {
            for (int i = -CALLS; i < CALLS; i++) { // The first ones are for the compilers.
                long begun = System.nanoTime();
                echo.roundTrip(one);
                long between = System.nanoTime();
                int returned = pool.apply(Functions::identity, i);
                long end = System.nanoTime();
                assertThat(returned).isEqualTo(i);
                trips[Math.max(0, i)] = between - begun;
                calls[Math.max(0, i)] = end - between;
            }
        }
        Arrays.sort(calls);
        Arrays.sort(trips);
        return calls[CALLS / 10] / (double) trips[CALLS / 10];
    }

    @Test
    void large_items_are_not_copied_again_and_again() throws Exception {
        double copies = figure(
                List.of("echo"), all -> of(all, "echo/1MiB", "floor") / of(all, "echo/1MiB"), ratio -> ratio < 300);
        assertThat(copies).as("(40)").isLessThan(300);
    }

    @Test
    void the_trace_costs_little() throws Exception {
        double slower = figure(List.of("trace/10us"), all -> of(all, "trace/10us"), cost -> cost < 40);
        assertThat(slower).as("% slower (5)").isLessThan(40);
    }

    @Test
    void spares_are_ready() throws Exception {
        double times = figure(
                List.of("start/forkserver/1"),
                all -> of(all, "start/forkserver/1/cold") / of(all, "start/forkserver/1"),
                ratio -> ratio > 4);
        assertThat(times).as("(25)").isGreaterThan(4);
    }

    @Test
    void who_is_free_goes_on_at_once() throws Exception {
        double over = figure(List.of("makespan"), all -> of(all, "makespan/heavy_tail"), cost -> cost < 25);
        assertThat(over).as("% over greedy (3)").isLessThan(25);
    }
}
