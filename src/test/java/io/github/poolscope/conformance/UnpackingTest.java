package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.ProcessPoolExecutor;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.ThreadPool;
import io.github.poolscope.task.Args2;
import io.github.poolscope.task.Args3;
import io.github.poolscope.task.StarFunction;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions of several arguments: one adapter for every call, and {@code starmap} with its callbacks. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class UnpackingTest {
    private static final List<Args2<Integer, Integer>> PAIRS =
            IntStream.range(0, 7).mapToObj(i -> new Args2<>(i, i + 1)).toList();
    private static final List<Integer> PRODUCTS =
            PAIRS.stream().map(pair -> pair.first() * pair.second()).toList();

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.of(2);
    }

    @AfterAll
    static void close() {
        pool.closeAndJoin();
    }

    private static int times(int x, int y) {
        return x * y;
    }

    /** The results of a call of each mode, in the order in which they came. */
    private static <T, R> List<R> results(Pool pool, Mode mode, TaskFunction<T, R> function, List<? extends T> rows)
            throws Exception {
        List<R> results = new ArrayList<>();
        switch (mode) {
            case APPLY -> {
                for (T row : rows) {
                    results.add(pool.<T, R>apply(function, row));
                }
            }
            case APPLY_ASYNC -> {
                for (T row : rows) {
                    results.add(pool.<T, R>applyAsync(function, row).get());
                }
            }
            case MAP, STARMAP -> results.addAll(pool.<T, R>map(function, rows, 3));
            case MAP_ASYNC, STARMAP_ASYNC ->
                results.addAll(pool.<T, R>mapAsync(function, rows, 3).get());
            case IMAP -> pool.<T, R>imap(function, rows, 3).forEachRemaining(results::add);
            case IMAP_UNORDERED -> pool.<T, R>imapUnordered(function, rows, 3).forEachRemaining(results::add);
        }
        return results;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_function_of_several_arguments_works_with_every_call(Mode mode) throws Exception {
        List<Args3<Integer, String, Integer>> triples = List.of(new Args3<>(1, "-", 2), new Args3<>(3, "+", 4));
        List<Object> rows = List.of(List.of(1, 2), new Object[] {"x"}, "ab", Map.of("k", 1), new Args2<>(7, 8));
        StarFunction<String> join = arguments -> arguments.toString();
        try (Pool threads = ThreadPool.of(2)) {
            for (Pool either : List.of(pool, threads)) {
                assertThat(results(either, mode, TaskFunction.unpacking(UnpackingTest::times), PAIRS))
                        .containsExactlyInAnyOrderElementsOf(PRODUCTS);
                assertThat(results(either, mode, TaskFunction.unpacking((x, y, z) -> "" + x + y + z), triples))
                        .containsExactlyInAnyOrder("1-2", "3+4");
                assertThat(results(either, mode, TaskFunction.unpacking(join), rows))
                        .containsExactlyInAnyOrder("[1, 2]", "[x]", "[a, b]", "[k]", "[7, 8]");
            }
        }
    }

    @Test
    void it_works_with_an_executor_as_well() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(2);
                ResultIterator<Integer> results =
                        executor.map(TaskFunction.unpacking(UnpackingTest::times), PAIRS, 2)) {
            List<Integer> all = new ArrayList<>();
            results.forEachRemaining(all::add);
            assertThat(all).isEqualTo(PRODUCTS);
            assertThat(executor.submit(TaskFunction.unpacking(UnpackingTest::times), new Args2<>(6, 7))
                            .get())
                    .isEqualTo(42);
        }
    }

    @Test
    void a_row_that_has_no_elements_fails_its_taskel_alone() {
        StarFunction<Integer> count = List::size;
        try (ResultIterator<Integer> results = pool.imap(TaskFunction.unpacking(count), List.of("ab", 5, "c"))) {
            assertThat(results.next()).isEqualTo(2);
            assertThatThrownBy(results::next)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'Integer' object is not iterable");
            assertThat(results.next()).isEqualTo(1);
        }
    }

    @Test
    void starmap_async_calls_back_with_all_results_or_with_the_error() throws Exception {
        List<Object> told = Collections.synchronizedList(new ArrayList<>());
        pool.<Integer, Integer, Integer>starmapAsync(UnpackingTest::times, PAIRS, told::add, null)
                .await();
        StarFunction<Integer> width = List::size;
        pool.starmapAsync(width, List.of("ab", "cde"), told::add, null).await();
        assertThat(told).containsExactly(PRODUCTS, List.of(2, 3));
        told.clear();
        pool.<Integer, Integer, Integer>starmapAsync((x, y) -> x / (y - x - 1), PAIRS, told::add, told::add)
                .await();
        pool.starmapAsync(width, List.of(1), told::add, told::add).await();
        assertThat(told).hasExactlyElementsOfTypes(ArithmeticException.class, IllegalArgumentException.class);
    }

    @Test
    void map_async_with_a_chunksize_calls_back_as_without_one() throws Exception {
        List<Object> told = Collections.synchronizedList(new ArrayList<>());
        assertThat(pool.mapAsync(WorkerFunctions::square, WorkerFunctions.range(5), 2, told::add, told::add)
                        .get())
                .containsExactly(0, 1, 4, 9, 16);
        AtomicInteger called = new AtomicInteger();
        pool.<Integer, Integer>mapAsync(
                        x -> 1 / Math.min(x, 0), WorkerFunctions.range(5), 2, told::add, e -> called.incrementAndGet())
                .await();
        assertThat(told).containsExactly(List.of(0, 1, 4, 9, 16));
        assertThat(called).hasValue(1);
        assertThatThrownBy(() -> pool.mapAsync(WorkerFunctions::square, WorkerFunctions.range(5), 0, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
