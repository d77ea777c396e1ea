package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PooledIterator;
import io.github.poolscope.pool.ThreadPool;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The iterator over a stream of inputs, ordered or not, through any pool. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class PooledIteratorTest {
    private static final List<Integer> UNEVEN = List.of(200, 1, 1, 1, 1, 1);

    @Test
    @ReferenceRow("F54")
    void in_order_the_oldest_is_waited_for_and_otherwise_any() {
        try (Pool pool = Pool.of(2)) {
            WorkerFunctions.awaitAllIdle(pool);
            assertThat(all(PooledIterator.over(pool, WorkerFunctions::sleep, UNEVEN)
                            .iterate()))
                    .isEqualTo(UNEVEN);
            WorkerFunctions.awaitAllIdle(pool);
            List<Integer> unordered = all(PooledIterator.over(pool, WorkerFunctions::sleep, UNEVEN)
                    .keepOrder(false)
                    .iterate());
            assertThat(unordered).containsExactlyInAnyOrderElementsOf(UNEVEN).endsWith(200);
        }
    }

    @Test
    @ReferenceRow("F54")
    void it_works_over_threads_and_over_any_executor() {
        try (Pool pool = ThreadPool.of(2)) {
            assertThat(all(PooledIterator.over(pool, WorkerFunctions::square, WorkerFunctions.range(10))
                            .iterate()))
                    .isEqualTo(WorkerFunctions.range(10).stream()
                            .map(WorkerFunctions::square)
                            .toList());
        }
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            assertThat(all(PooledIterator.over(executor, (Integer x) -> x + 1, WorkerFunctions.range(5))
                            .iterate()))
                    .containsExactly(1, 2, 3, 4, 5);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    @ReferenceRow({"F54", "F16"})
    void no_more_inputs_are_read_than_may_be_under_way() {
        AtomicInteger read = new AtomicInteger();
        Iterable<Integer> endless = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                return read.getAndIncrement();
            }
        };
        try (Pool pool = ThreadPool.of(2);
                PooledIterator<Integer, Integer> results = PooledIterator.over(pool, WorkerFunctions::square, endless)
                        .prefetch(3)
                        .iterate()) {
            assertThat(read).hasValue(0);
            for (int i = 0; i < 5; i++) {
                assertThat(results.next()).isEqualTo(i * i);
                assertThat(results.input()).isEqualTo(i);
                assertThat(read.get()).isLessThanOrEqualTo(i + 3);
            }
        }
        PooledIterator<Integer, Integer> closed =
                PooledIterator.over(Runnable::run, (Integer x) -> x, endless).iterate();
        assertThat(closed.next()).isPositive();
        closed.close();
        assertThat(closed.hasNext()).isFalse();
        assertThatThrownBy(() -> PooledIterator.over(Runnable::run, (Integer x) -> x, List.of(1))
                        .prefetch(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @ReferenceRow("F54")
    void an_error_comes_in_its_place_or_is_left_out() {
        try (Pool pool = Pool.of(2)) {
            io.github.poolscope.task.TaskFunction<Integer, Integer> odd = x -> {
                if (x % 2 == 0) {
                    throw new IllegalStateException("even " + x);
                }
                return x;
            };
            PooledIterator<Integer, Integer> results =
                    PooledIterator.over(pool, odd, WorkerFunctions.range(4)).iterate();
            assertThatThrownBy(results::next).hasMessage("even 0");
            assertThat(results.input()).isZero();
            assertThat(results.next()).isEqualTo(1);
            assertThatThrownBy(results::next).hasMessage("even 2");
            assertThat(results.next()).isEqualTo(3);
            assertThat(all(PooledIterator.over(pool, odd, WorkerFunctions.range(6))
                            .skipErrors()
                            .iterate()))
                    .containsExactly(1, 3, 5);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @ReferenceRow("F54")
    void a_wait_that_is_interrupted_loses_no_result(boolean keepOrder) {
        List<CountDownLatch> gates = List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            PooledIterator<Integer, Integer> results = PooledIterator.over(
                            executor,
                            (Integer i) -> {
                                await().until(() -> gates.get(i).getCount() == 0);
                                return i;
                            },
                            WorkerFunctions.range(3))
                    .keepOrder(keepOrder)
                    .iterate();
            for (int i = 0; i < 3; i++) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(results::next).isInstanceOf(CancellationException.class);
                assertThat(Thread.interrupted()).isTrue();
                gates.get(i).countDown();
                assertThat(results.next()).isEqualTo(i);
            }
            assertThat(results.hasNext()).isFalse();
        } finally {
            executor.shutdown();
        }
    }

    private static <R> List<R> all(Iterator<R> results) {
        List<R> all = new ArrayList<>();
        results.forEachRemaining(all::add);
        return all;
    }
}
