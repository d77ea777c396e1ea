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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Detects the loss of a fast path. Checks ratios within one run only, against a fraction of the normal value (in
 * brackets), so that a noisy machine passes and a slow path fails.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class RegressionGuardIT {
    private static Map<String, JsonNode> rows = Map.of();

    /**
     * The maximum number of measurements: a figure out of bounds is measured again, for longer; a slow path stays slow,
     * a disturbance does not.
     */
    private static final int MAX_MEASUREMENTS = 4;

    private static final int ROUND_TRIPS = 5_000;

    private static final int TASKS = 50;

    private static final List<Integer> NUMBERS =
            IntStream.range(0, TASKS).boxed().toList();

    private static final List<String> CASES =
            List.of("map/chunk1", "imap/chunk1", "echo", "trace/10us", "start/forkserver/1", "makespan");

    @BeforeAll
    static void measure() throws Exception {
        rows = measure(CASES, "--quick");
    }

    /** A call with as many taskels as it returns. */
    private interface Call {
        int make(Pool pool) throws InterruptedException;
    }

    /** Measures in a separate JVM with a user's options: those of the tests limit its compiler. */
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

    /** Returns the best of several measurements of the same cases; stops at the first good one. */
    private static double figure(
            List<String> cases, ToDoubleFunction<Map<String, JsonNode>> figure, DoublePredicate good) throws Exception {
        double found = figure.applyAsDouble(rows);
        for (int i = 1; i < MAX_MEASUREMENTS && !good.test(found); i++) {
            found = figure.applyAsDouble(measure(cases));
        }
        return found;
    }

    /**
     * A worker that is given its next task only when the last one is done needs at least one round trip per task. A
     * comparison with an executor of threads would depend on that executor: 20 times as fast once it was compiled, 3
     * times before.
     */
    @Test
    void tasks_are_given_ahead() throws Exception {
        double trips = Double.MAX_VALUE;
        for (int i = 0; i < MAX_MEASUREMENTS && trips >= 1; i++) {
            trips = besideRoundTrip(
                    TASKS, pool -> pool.map(Functions::identity, NUMBERS, 1).size());
        }
        assertThat(trips).as("round trips for a task (0.25 to 0.5)").isLessThan(1);
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
        for (int i = 0; i < MAX_MEASUREMENTS && trips >= 5; i++) {
            trips = besideRoundTrip(1, pool -> pool.apply(Functions::identity, 1));
        }
        assertThat(trips).as("round trips for a call (2.4 to 3)").isLessThan(5);
    }

    /**
     * Returns the ratio of a task's duration to that of a round trip of one byte to another process. Both are measured
     * alternately, and the fastest tenth counts, since other load delays most of them, but not all.
     */
    private static double besideRoundTrip(int tasks, Call call) throws Exception {
        int rounds = ROUND_TRIPS / tasks;
        long[] calls = new long[rounds];
        long[] trips = new long[rounds];
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        PoolOptions options = PoolOptions.builder()
                .processes(1)
                .recorder(TraceRecorder.live())
                .build();
        try (Pool pool = Pool.create(options);
                EchoProcess echo = new EchoProcess()) {
            for (int i = -rounds; i < rounds; i++) { // The first ones are for the JIT compilers.
                long begun = System.nanoTime();
                for (int j = 0; j < tasks; j++) {
                    echo.roundTrip(one);
                }
                long between = System.nanoTime();
                int returned = call.make(pool);
                long end = System.nanoTime();
                assertThat(returned).isEqualTo(tasks);
                trips[Math.max(0, i)] = between - begun;
                calls[Math.max(0, i)] = end - between;
            }
        }
        Arrays.sort(calls);
        Arrays.sort(trips);
        return calls[rounds / 10] / (double) trips[rounds / 10];
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
