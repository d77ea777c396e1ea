package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.PoolTerminatedException;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.ThreadPool;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.TraceRecorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code imap}, {@code imap_unordered}: laziness, order, errors, backpressure. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class IteratorTest {
    @TempDir
    Path folder;

    /** Counts how many elements are read; endless. */
    private static final class Counting implements Iterable<Integer> {
        private final AtomicInteger read = new AtomicInteger();
        private final List<Thread> readers = new ArrayList<>();

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Integer next() {
                    synchronized (readers) {
                        if (!readers.contains(Thread.currentThread())) {
                            readers.add(Thread.currentThread());
                        }
                    }
                    return read.getAndIncrement();
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unordered_results_are_delivered_in_the_very_order_in_which_they_are_recorded_as_completed(boolean processes) {
        TraceRecorder recorder = TraceRecorder.live();
        PoolOptions options =
                PoolOptions.builder().processes(4).recorder(recorder).build();
        try (Pool pool = processes ? Pool.create(options) : ThreadPool.create(options);
                ResultIterator<Integer> results = pool.imapUnordered(x -> x, WorkerFunctions.range(50_000), 1)) {
            results.forEachRemaining(x -> {});
        }
        Taskels taskels = recorder.trace().taskels();
        assertThat(taskels.deliveredCount()).isEqualTo(50_000);
        assertThat(IntStream.range(0, 50_000)
                        .filter(rank -> taskels.deliveredAt(rank) != taskels.completedAt(rank))
                        .limit(5))
                .as("ranks that differ")
                .isEmpty();
    }

    @Test
    @ReferenceRow({"A29", "A30", "F16"})
    void an_endless_input_is_read_by_one_thread_and_never_further_ahead_than_the_window() {
        Counting input = new Counting();
        try (Pool pool = Pool.of(2)) {
            ResultIterator<Integer> results =
                    pool.with(CallOptions.DEFAULT.bufferSize(50)).imap(WorkerFunctions::square, input);
            for (int i = 0; i < 10; i++) {
                assertThat(results.next()).isEqualTo(i * i);
            }
            await().until(() -> input.read.get() == 60);
            assertThat(results.next()).isEqualTo(100);
            await().until(() -> input.read.get() == 61);
            await().during(Duration.ofMillis(300)).until(() -> input.read.get() == 61);
            assertThat(input.readers).hasSize(1);
            results.close();
        }
    }

    @Test
    @ReferenceRow({"A30", "F16"})
    void unless_told_the_window_is_the_documented_one() {
        Counting input = new Counting();
        try (Pool pool = Pool.of(1)) {
            ResultIterator<Integer> results = pool.imap(WorkerFunctions::square, input);
            await().until(() -> input.read.get() == 1024);
            await().during(Duration.ofMillis(300)).until(() -> input.read.get() == 1024);
            results.close();
        }
    }

    @Test
    @ReferenceRow({"A31", "F18"})
    void a_slow_input_holds_up_no_other_call() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        Iterable<Integer> input = () -> IntStream.range(0, 3)
                .map(i -> {
                    try {
                        slow.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return i;
                })
                .iterator();
        try (Pool pool = Pool.of(1)) {
            ResultIterator<Integer> results = pool.imap(WorkerFunctions::square, input);
            assertThat(pool.apply(WorkerFunctions::square, 5)).isEqualTo(25);
            slow.countDown();
            assertThat(results.next()).isZero();
            assertThat(results.next()).isEqualTo(1);
            assertThat(results.next()).isEqualTo(4);
            assertThat(results.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "1,3,3", "2,7,6", "4,7,4"})
    @ReferenceRow("A32")
    void an_input_that_throws_ends_the_iteration_with_its_error_behind_the_whole_chunks(
            int chunksize, int bad, int results) {
        Iterable<Integer> input = () -> IntStream.range(0, 10)
                .map(i -> {
                    if (i == bad) {
                        throw new IllegalStateException("item " + i);
                    }
                    return i;
                })
                .iterator();
        try (Pool pool = Pool.of(2)) {
            ResultIterator<Integer> iterator = pool.imap(WorkerFunctions::square, input, chunksize);
            for (int i = 0; i < results; i++) {
                assertThat(iterator.next()).isEqualTo(i * i);
            }
            assertThatThrownBy(iterator::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("item " + bad);
            assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    @ReferenceRow("A33")
    void ordered_waits_for_the_first_and_unordered_does_not() {
        List<Integer> millis = List.of(300, 0, 0, 0);
        try (Pool pool = Pool.of(2)) {
            WorkerFunctions.awaitAllIdle(pool);
            assertThat(all(pool.imap(WorkerFunctions::sleep, millis))).containsExactly(300, 0, 0, 0);
            WorkerFunctions.awaitAllIdle(pool);
            assertThat(all(pool.imapUnordered(WorkerFunctions::sleep, millis))).containsExactly(0, 0, 0, 300);
        }
    }

    @Test
    @ReferenceRow("A33")
    void unordered_results_of_one_chunk_stay_together_and_in_order() {
        try (Pool pool = Pool.of(2)) {
            List<Integer> got = all(pool.<Integer, Integer>imapUnordered(
                    x -> WorkerFunctions.sleep(x < 3 ? 60 : 1) * 0 + x, WorkerFunctions.range(9), 3));
            assertThat(got).containsExactlyInAnyOrderElementsOf(WorkerFunctions.range(9));
            for (int chunk = 0; chunk < 9; chunk += 3) {
                int at = got.indexOf(chunk);
                assertThat(got.subList(at, at + 3)).containsExactly(chunk, chunk + 1, chunk + 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    @ReferenceRow("A34")
    void a_wrong_chunksize_is_told_at_the_call_unless_the_pool_is_closed(int chunksize) {
        Pool pool = Pool.of(1);
        assertThatThrownBy(() -> pool.imap(WorkerFunctions::square, List.of(1), chunksize))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Chunksize must be 1+, not " + chunksize);
        pool.closeAndJoin();
        assertThatThrownBy(() -> pool.imap(WorkerFunctions::square, List.of(1), chunksize))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Pool not running");
    }

    @Test
    @ReferenceRow("A35")
    void a_time_out_loses_no_result_and_the_end_stays_the_end() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (Pool pool = Pool.of(1)) {
            for (int chunksize : List.of(1, 2)) {
                ResultIterator<Integer> results = pool.imap(
                        x -> {
                            WorkerFunctions.awaitFile(gate);
                            return x;
                        },
                        WorkerFunctions.range(2),
                        chunksize);
                if (chunksize == 1) {
                    assertThatThrownBy(() -> results.next(Duration.ofMillis(50)))
                            .isInstanceOf(TimeoutException.class);
                    assertThatThrownBy(() -> results.next(Duration.ZERO)).isInstanceOf(TimeoutException.class);
                    WorkerFunctions.touch(gate);
                }
                assertThat(results.next(Duration.ofSeconds(30))).isZero();
                assertThat(results.next()).isEqualTo(1);
                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
                    assertThatThrownBy(() -> results.next(Duration.ZERO)).isInstanceOf(NoSuchElementException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    @ReferenceRow({"A36", "A37"})
    void a_failing_taskel_throws_in_its_place_and_takes_no_neighbour_along(int chunksize) {
        try (Pool pool = Pool.of(2)) {
            ResultIterator<Integer> results = pool.imap(
                    x -> {
                        if (x == 3) {
                            throw new IllegalStateException("three");
                        }
                        return x;
                    },
                    WorkerFunctions.range(8),
                    chunksize);
            assertThat(List.of(results.next(), results.next(), results.next())).containsExactly(0, 1, 2);
            assertThatThrownBy(results::next).hasMessage("three");
            assertThat(all(results)).containsExactly(4, 5, 6, 7);
        }
    }

    @Test
    @ReferenceRow("A38")
    void dropping_an_iterator_cancels_nothing_and_its_pool_lives_as_long_as_it() {
        ResultIterator<Integer> results = Pool.of(1).imap(WorkerFunctions::square, WorkerFunctions.range(200));
        List<Integer> got = new ArrayList<>();
        while (results.hasNext()) {
            got.add(results.next());
            if (got.size() % 50 == 0) {
                System.gc();
            }
        }
        assertThat(got).hasSize(200);
        results = null;
        await().until(() -> {
            System.gc();
            ProcessPool.releaseSpares();
            return NoProcessLeft.workers().isEmpty();
        });
        String log = folder.resolve("log").toString();
        Pool pool = Pool.of(2);
        ResultIterator<Integer> dropped = pool.imap(
                x -> {
                    WorkerFunctions.log(log, x);
                    return x;
                },
                WorkerFunctions.range(20));
        assertThat(dropped.hasNext()).isTrue();
        pool.closeAndJoin();
        assertThat(Path.of(log)).content().hasLineCount(20);
    }

    @Test
    @ReferenceRow({"A39", "F15"})
    void after_close_all_results_still_come_and_an_endless_input_ends_with_its_iterator() throws Exception {
        Pool pool = Pool.of(2);
        ResultIterator<Integer> results = pool.imap(WorkerFunctions::square, WorkerFunctions.range(20));
        ResultIterator<Integer> endless = pool.imap(WorkerFunctions::square, new Counting());
        pool.close();
        assertThat(all(results)).hasSize(20);
        assertThat(pool.join(Duration.ofMillis(200))).isFalse();
        endless.close();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    @ReferenceRow({"A59", "F15"})
    void terminate_waits_for_no_input() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Iterable<Integer> input = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                try {
                    reading.countDown();
                    never.await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw new IllegalStateException(e);
                }
                return 0;
            }
        };
        Pool pool = Pool.of(1);
        ResultIterator<Integer> results = pool.imap(WorkerFunctions::square, input);
        reading.await();
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(10))).isTrue();
        assertThatThrownBy(results::next).isInstanceOf(PoolTerminatedException.class);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @ReferenceRow({"F16", "F32"})
    void an_iterator_that_is_closed_early_gives_up_what_has_not_begun() throws Exception {
        String log = folder.resolve("log").toString();
        Pool pool = Pool.of(1);
        ResultIterator<Integer> results = pool.imap(
                x -> {
                    WorkerFunctions.log(log, x);
                    return WorkerFunctions.sleep(20);
                },
                WorkerFunctions.range(200));
        results.next();
        results.close();
        AsyncResult<Integer> next = pool.applyAsync(WorkerFunctions::square, 3);
        assertThat(next.get()).isEqualTo(9);
        pool.closeAndJoin();
        assertThat(java.nio.file.Files.readAllLines(Path.of(log))).hasSizeLessThan(100);
        assertThat(results.hasNext()).isFalse();
    }

    private static <R> List<R> all(Iterator<R> results) {
        List<R> all = new ArrayList<>();
        results.forEachRemaining(all::add);
        return all;
    }
}
