package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.RemoteStackTrace;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.ThreadPool;
import io.github.poolscope.task.Args2;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.WorkerFunctions;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The assertions of CPython's own tests of its pool, written anew, for each start method and for threads. Each test's
 * comment names the corresponding test of CPython's {@code _TestPool}.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
@ParameterizedClass
@EnumSource
class PortedPoolTest {
    /** The kind of the workers. */
    enum Kind {
        SPAWN,
        FORKSERVER,
        FORK,
        THREADS
    }

    private static final int WORKERS = 2;

    private final Kind kind;
    private Pool pool;

    @TempDir
    Path folder;

    PortedPoolTest(Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        pool = make(WORKERS);
    }

    @AfterEach
    void end() throws Exception {
        pool.terminate();
        pool.join();
    }

    private Pool make(int size) {
        PoolOptions.Builder options = PoolOptions.builder().processes(size);
        return kind == Kind.THREADS
                ? ThreadPool.create(options.build())
                : Pool.create(
                        options.startMethod(StartMethod.valueOf(kind.name())).build());
    }

    private static List<Integer> squares(int count) {
        return WorkerFunctions.range(count).stream()
                .map(WorkerFunctions::square)
                .toList();
    }

    /** {@code test_apply}. */
    @Test
    @SideBySide
    void one_call() throws Exception {
        int added = 4;
        assertThat(pool.apply(WorkerFunctions::square, 5)).isEqualTo(25);
        assertThat(pool.apply(() -> 5 + added)).isEqualTo(9);
    }

    /** {@code test_map}. */
    @Test
    @SideBySide
    void map_is_the_loop() throws Exception {
        assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(10))).isEqualTo(squares(10));
        assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(100), 20))
                .isEqualTo(squares(100));
    }

    /** {@code test_starmap}, {@code test_starmap_async}. */
    @Test
    @SideBySide
    void starmap_is_the_loop_over_pairs() throws Exception {
        List<Args2<Integer, Integer>> pairs =
                WorkerFunctions.range(100).stream().map(i -> new Args2<>(i, i)).toList();
        assertThat(pool.starmap((a, b) -> a * b, pairs)).isEqualTo(squares(100));
        assertThat(pool.with(CallOptions.DEFAULT.chunksize(20)).starmap((a, b) -> a * b, pairs))
                .isEqualTo(squares(100));
        assertThat(pool.<Integer, Integer, Integer>starmapAsync((a, b) -> a * b, pairs)
                        .get())
                .isEqualTo(squares(100));
    }

    /** {@code test_map_async}, {@code test_map_async_callbacks}. */
    @Test
    @SideBySide
    void both_callbacks_have_been_called_once_when_the_wait_returns() throws Exception {
        List<Object> told = Collections.synchronizedList(new ArrayList<>());
        assertThat(pool.mapAsync(WorkerFunctions::square, WorkerFunctions.range(10))
                        .get())
                .isEqualTo(squares(10));
        pool.mapAsync(WorkerFunctions::square, List.of(1), told::add, told::add).await();
        pool.<String, Integer>mapAsync(Integer::parseInt, List.of("?"), told::add, told::add)
                .await();
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).isEqualTo(List.of(1));
        assertThat(told.get(1)).isInstanceOf(NumberFormatException.class);
    }

    private static final class Unsendable implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new IllegalStateException("cannot pickle");
        }
    }

    /** {@code test_map_unplicklable}. */
    @Test
    @SideBySide
    void items_that_can_not_be_serialised_are_an_error_and_no_hang() throws Exception {
        if (kind == Kind.THREADS) {
            assertThat(pool.map(Object::hashCode, Collections.nCopies(10, new Unsendable())))
                    .hasSize(10);
            return;
        }
        assertThatThrownBy(() -> pool.map(Object::hashCode, Collections.nCopies(10, new Unsendable())))
                .isInstanceOf(UnsendableException.class)
                .hasMessageContaining("cannot pickle");
    }

    /** {@code test_map_chunksize}, {@code test_empty_iterable}. */
    @Test
    @SideBySide
    void nothing_is_done_at_once() throws Exception {
        Pool one = make(1);
        assertThat(one.mapAsync(WorkerFunctions::square, List.of(), 1).get(Duration.ofSeconds(20)))
                .isEmpty();
        assertThat(one.map(WorkerFunctions::square, List.of())).isEmpty();
        assertThat(one.imap(WorkerFunctions::square, List.of()).hasNext()).isFalse();
        assertThat(one.imapUnordered(WorkerFunctions::square, List.of()).hasNext())
                .isFalse();
        one.close();
        one.join();
    }

    private static Iterable<Integer> breaking(int at) {
        return () -> IntStream.range(0, 10)
                .map(i -> {
                    if (i == at) {
                        throw new IllegalStateException("Somebody set up us the bomb " + i);
                    }
                    return i;
                })
                .iterator();
    }

    /** {@code test_map_handle_iterable_exception}. */
    @Test
    @SideBySide
    void an_input_that_breaks_is_maps_error_however_often() {
        for (int round = 0; round < 2; round++) {
            for (int at : List.of(0, 3)) {
                assertThatThrownBy(() -> pool.map(WorkerFunctions::square, breaking(at), 1))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("bomb " + at);
            }
        }
    }

    /** {@code test_async}, {@code test_async_timeout}. */
    @Test
    @SideBySide
    void a_result_is_waited_for_or_not() throws Exception {
        AsyncResult<Integer> soon = pool.applyAsync(WorkerFunctions::sleep, 50);
        assertThat(soon.get()).isEqualTo(50);
        String gate = folder.resolve("gate").toString();
        AsyncResult<Integer> late = pool.applyAsync(() -> {
            WorkerFunctions.awaitFile(gate);
            return 1;
        });
        assertThatThrownBy(() -> late.get(Duration.ofMillis(100))).isInstanceOf(TimeoutException.class);
        WorkerFunctions.touch(gate);
        assertThat(late.get()).isEqualTo(1);
    }

    /** {@code test_imap}. */
    @Test
    @SideBySide
    void imap_is_the_loop_step_by_step() {
        Iterator<Integer> results = pool.imap(WorkerFunctions::square, WorkerFunctions.range(10));
        for (int i = 0; i < 10; i++) {
            assertThat(results.next()).isEqualTo(i * i);
        }
        assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
        List<Integer> all = new ArrayList<>();
        pool.<Integer, Integer>imap(WorkerFunctions::square, WorkerFunctions.range(1000), 100)
                .forEachRemaining(all::add);
        assertThat(all).isEqualTo(squares(1000));
    }

    /** {@code test_imap_handle_iterable_exception}. */
    @Test
    @SideBySide
    void imap_gives_the_whole_chunks_before_an_input_breaks() {
        int[][] cases = {{0, 1, 0}, {3, 1, 3}, {7, 2, 6}, {7, 4, 4}};
        for (int[] one : cases) {
            ResultIterator<Integer> results = pool.imap(WorkerFunctions::square, breaking(one[0]), one[1]);
            for (int i = 0; i < one[2]; i++) {
                assertThat(results.next()).isEqualTo(i * i);
            }
            assertThatThrownBy(results::next).isInstanceOf(IllegalStateException.class);
        }
    }

    /** {@code test_imap_unordered}, {@code test_imap_unordered_handle_iterable_exception}. */
    @Test
    @SideBySide
    void imap_unordered_gives_each_once() {
        for (int chunksize : List.of(1, 100)) {
            List<Integer> all = new ArrayList<>();
            pool.<Integer, Integer>imapUnordered(WorkerFunctions::square, WorkerFunctions.range(1000), chunksize)
                    .forEachRemaining(all::add);
            assertThat(all).containsExactlyInAnyOrderElementsOf(squares(1000));
        }
        Set<Integer> before = new HashSet<>();
        ResultIterator<Integer> results = pool.imapUnordered(WorkerFunctions::square, breaking(7), 2);
        assertThatThrownBy(() -> {
                    while (true) {
                        assertThat(before.add(results.next())).isTrue();
                    }
                })
                .isInstanceOf(IllegalStateException.class);
        assertThat(squares(10)).containsAll(before);
    }

    /** {@code test_make_pool}. */
    @Test
    @SideBySide
    void a_pool_has_the_size_it_was_made_with() {
        assertThatThrownBy(() -> make(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> make(-1)).isInstanceOf(IllegalArgumentException.class);
        Pool three = make(3);
        assertThat(three.workers()).hasSize(3);
        three.closeAndJoin();
    }

    /** {@code test_terminate}. */
    @Test
    @SideBySide
    void terminate_drops_ten_thousand_sleeps() throws Exception {
        AsyncResult<List<Integer>> sleeps =
                pool.mapAsync(WorkerFunctions::sleep, Collections.nCopies(10_000, 300_000), 1);
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
        assertThat(sleeps.ready()).isTrue();
    }

    /** {@code test_context}, {@code test_enter}. */
    @Test
    @SideBySide
    void after_its_block_a_pool_takes_nothing_more() throws Exception {
        Pool own = make(1);
        AsyncResult<List<Integer>> result;
        try (own) {
            result = own.mapAsync(WorkerFunctions::square, WorkerFunctions.range(4));
            assertThat(result.get()).isEqualTo(squares(4));
        }
        assertThatThrownBy(() -> own.mapAsync(WorkerFunctions::square, WorkerFunctions.range(4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Pool not running");
        own.join();
    }

    /** {@code test_traceback}, {@code test_wrapped_exception}. */
    @Test
    @SideBySide
    void an_error_comes_as_itself_with_its_remote_stack() {
        AsyncResult<Integer> failing = pool.applyAsync(() -> {
            throw new IllegalStateException("123");
        });
        assertThatThrownBy(failing::get)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("123")
                .satisfies(e -> {
                    if (kind == Kind.THREADS) {
                        assertThat(e).hasNoCause();
                    } else {
                        assertThat(e).hasCauseInstanceOf(RemoteStackTrace.class);
                        assertThat(((RemoteStackTrace) e.getCause()).text()).contains("PortedPoolTest");
                    }
                });
    }

    /** {@code test_map_no_failfast}. */
    @Test
    @SideBySide
    void a_map_that_fails_ends_when_its_last_task_has() throws Exception {
        String gate = folder.resolve("gate").toString();
        String ended = folder.resolve("ended").toString();
        AsyncResult<List<Integer>> result = pool.mapAsync(
                x -> {
                    if (x == 0) {
                        throw new IllegalStateException("x".repeat(1_000_000));
                    }
                    WorkerFunctions.awaitFile(gate);
                    WorkerFunctions.touch(ended);
                    throw new IllegalStateException("late");
                },
                WorkerFunctions.range(2),
                1);
        assertThat(result.await(Duration.ofMillis(200))).isFalse();
        WorkerFunctions.touch(gate);
        pool.close();
        pool.join();
        assertThat(Path.of(ended)).exists();
        assertThatThrownBy(result::get).isInstanceOf(IllegalStateException.class);
    }

    /** {@code test_release_task_refs}. */
    @Test
    @SideBySide
    void nothing_keeps_items_and_results_once_they_are_dropped() throws Exception {
        List<WeakReference<Object>> items = new ArrayList<>();
        dropped(items);
        await().until(() -> {
            System.gc();
            return items.stream().allMatch(item -> item.get() == null);
        });
    }

    private void dropped(List<WeakReference<Object>> references) throws InterruptedException {
        List<int[]> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int[] item = new int[1000];
            items.add(item);
            references.add(new WeakReference<>(item));
        }
        List<int[]> results = pool.map(x -> x, items);
        results.forEach(result -> references.add(new WeakReference<>(result)));
    }
}
