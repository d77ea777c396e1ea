package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.InitializerFailedException;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.PoolTerminatedException;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.ThreadPool;
import io.github.poolscope.task.Args2;
import io.github.poolscope.task.TaskTimeoutException;
import io.github.poolscope.testing.WorkerFunctions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same interface over threads. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ThreadPoolTest {
    @Test
    @ReferenceRow("A80")
    void nothing_is_copied_and_everything_is_as_in_a_pool_of_processes() throws Exception {
        Object item = new Object();
        List<Integer> sizes = new ArrayList<>();
        try (Pool pool = ThreadPool.of(3)) {
            assertThat(pool.map(x -> x, List.of(item)).get(0)).isSameAs(item);
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(10)))
                    .isEqualTo(WorkerFunctions.range(10).stream()
                            .map(WorkerFunctions::square)
                            .toList());
            assertThat(pool.starmap((a, b) -> a + b, List.of(new Args2<>(1, 2))))
                    .containsExactly(3);
            ResultIterator<Integer> lazily = pool.imap(WorkerFunctions::square, WorkerFunctions.range(100), 7);
            lazily.forEachRemaining(sizes::add);
            assertThat(sizes).hasSize(100).isSorted();
            assertThat(pool.apply(() -> WorkerFunctions.pid())).isEqualTo(WorkerFunctions.pid());
            assertThat(pool.toString()).isEqualTo("ThreadPool[state=RUN, threads=3]");
            IllegalStateException thrown = new IllegalStateException("the very one");
            assertThatThrownBy(() -> pool.apply(() -> {
                        throw thrown;
                    }))
                    .isSameAs(thrown)
                    .hasNoCause();
            pool.closeAndJoin();
            assertThatThrownBy(() -> pool.apply(WorkerFunctions::square, 1)).hasMessage("Pool not running");
        }
        assertThatThrownBy(() -> ThreadPool.create(
                        PoolOptions.builder().maxTasksPerChild(1).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxtasksperchild");
        assertThatThrownBy(() -> ThreadPool.of(1).with(CallOptions.DEFAULT.hardLimit(Duration.ofSeconds(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @ReferenceRow({"A81", "F12"})
    void terminate_returns_at_once_and_join_waits_for_a_taskel_that_will_not_be_interrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean goOn = new AtomicBoolean();
        Pool pool = ThreadPool.of(1);
        AsyncResult<Integer> running = pool.applyAsync(() -> {
            begun.countDown();
            while (!goOn.get()) {
                Thread.onSpinWait();
            }
            return 1;
        });
        AsyncResult<Integer> queued = pool.applyAsync(WorkerFunctions::square, 1);
        begun.await();
        pool.terminate();
        assertThatThrownBy(running::get).isInstanceOf(PoolTerminatedException.class);
        assertThatThrownBy(queued::get).isInstanceOf(PoolTerminatedException.class);
        assertThat(pool.join(Duration.ofMillis(100))).isFalse();
        goOn.set(true);
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    @ReferenceRow({"A82", "F46"})
    void a_thread_survives_whatever_a_taskel_throws() throws Exception {
        try (Pool pool = ThreadPool.of(1)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> pool.apply(() -> {
                            throw new StackOverflowError("no");
                        }))
                        .isInstanceOf(StackOverflowError.class);
            }
            assertThat(pool.apply(WorkerFunctions::square, 2)).isEqualTo(4);
        }
        try (Pool pool = ThreadPool.create(PoolOptions.builder()
                .processes(2)
                .initializer(() -> {
                    throw new IllegalStateException("never");
                })
                .build())) {
            assertThatThrownBy(() -> pool.apply(WorkerFunctions::square, 1))
                    .isInstanceOf(InitializerFailedException.class);
            pool.join();
        }
    }

    @Test
    void interrupts_that_a_taskel_leaves_behind_cost_no_task() throws Exception {
        try (Pool pool = ThreadPool.of(1)) {
            Thread worker = pool.apply(Thread::currentThread);
            AtomicBoolean over = new AtomicBoolean();
            Thread leftBehind = new Thread(() -> {
                while (!over.get()) {
                    worker.interrupt();
                }
            });
            leftBehind.start();
            try {
                assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(2_000), 1))
                        .hasSize(2_000);
                for (int i = 0; i < 200; i++) {
                    assertThat(pool.apply(WorkerFunctions::square, i)).isEqualTo(i * i);
                }
            } finally {
                over.set(true);
                leftBehind.join();
            }
            assertThat(pool.apply(Thread::currentThread)).isSameAs(worker);
        }
    }

    @Test
    @ReferenceRow({"F31", "F32"})
    void soft_limits_and_cancel_interrupt_a_thread() throws Exception {
        try (Pool pool = ThreadPool.of(1)) {
            assertThatThrownBy(() -> pool.with(CallOptions.DEFAULT.softLimit(Duration.ofMillis(50)))
                            .apply(WorkerFunctions::sleep, 60_000))
                    .isInstanceOf(TaskTimeoutException.class);
            CountDownLatch begun = new CountDownLatch(1);
            AsyncResult<Integer> running = pool.applyAsync(() -> {
                begun.countDown();
                return WorkerFunctions.sleep(60_000);
            });
            begun.await();
            assertThat(running.cancel()).isTrue();
            assertThatThrownBy(running::get).isInstanceOf(CancellationException.class);
            assertThat(pool.apply(WorkerFunctions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    @ReferenceRow({"A80", "A64", "F38"})
    void the_initializer_runs_in_each_thread_and_the_pool_can_be_resized() throws Exception {
        ThreadLocal<String> mine = ThreadLocal.withInitial(() -> "none");
        AtomicInteger runs = new AtomicInteger();
        try (Pool pool = ThreadPool.create(PoolOptions.builder()
                .processes(1)
                .initializer(() -> {
                    mine.set("initialised");
                    runs.incrementAndGet();
                })
                .build())) {
            assertThat(pool.apply(() -> mine.get())).isEqualTo("initialised");
            assertThat(runs).hasValue(1);
            pool.resize(4);
            ConcurrentHashMap<String, Boolean> threads = new ConcurrentHashMap<>();
            CountDownLatch all = new CountDownLatch(4);
            pool.map(
                    x -> {
                        threads.put(Thread.currentThread().getName(), true);
                        all.countDown();
                        all.await();
                        return x;
                    },
                    WorkerFunctions.range(4),
                    1);
            assertThat(threads).hasSize(4);
            assertThat(runs).hasValue(4);
            pool.resize(1);
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(50), 1))
                    .hasSize(50);
        }
    }
}
