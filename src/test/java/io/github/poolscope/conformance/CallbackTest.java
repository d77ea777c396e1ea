package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks: when and where they run, and that their errors cause no harm. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class CallbackTest {
    @TempDir
    Path folder;

    @Test
    @ReferenceRow("A44")
    void exactly_one_callback_has_returned_before_the_result_is_ready() throws Exception {
        try (Pool pool = Pool.of(1)) {
            List<String> told = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch inCallback = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            AsyncResult<Integer> good = pool.applyAsync(
                    WorkerFunctions::square,
                    3,
                    r -> {
                        inCallback.countDown();
                        awaitQuietly(goOn);
                        told.add("result " + r);
                    },
                    e -> told.add("error"));
            assertThat(inCallback.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(good.ready()).isFalse();
            goOn.countDown();
            assertThat(good.get()).isEqualTo(9);
            AsyncResult<Integer> bad = pool.applyAsync(
                    () -> {
                        throw new IllegalStateException("no");
                    },
                    r -> told.add("result"),
                    e -> told.add("error " + e.getMessage()));
            bad.await();
            assertThat(told).containsExactly("result 9", "error no");
        }
    }

    @Test
    @ReferenceRow("A45")
    void map_calls_back_once_with_the_whole_list_or_with_the_first_error() throws Exception {
        try (Pool pool = Pool.of(2)) {
            List<Object> told = Collections.synchronizedList(new ArrayList<>());
            pool.mapAsync(WorkerFunctions::square, WorkerFunctions.range(5), told::add, told::add)
                    .await();
            assertThat(told).containsExactly(List.of(0, 1, 4, 9, 16));
            told.clear();
            AsyncResult<List<Integer>> failing = pool.<Integer, Integer>mapAsync(
                    x -> {
                        throw new IllegalArgumentException("every one");
                    },
                    WorkerFunctions.range(5),
                    told::add,
                    told::add);
            failing.await();
            assertThat(told).singleElement().isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @ReferenceRow("A46")
    void callbacks_run_on_one_thread_of_the_main_program_in_the_order_in_which_results_came() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (Pool pool = Pool.of(2)) {
            List<Integer> order = Collections.synchronizedList(new ArrayList<>());
            List<String> threads = Collections.synchronizedList(new ArrayList<>());
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int number = i;
                results.add(pool.applyAsync(
                        () -> {
                            if (number == 0) {
                                WorkerFunctions.awaitFile(gate);
                            } else {
                                TimeUnit.MILLISECONDS.sleep(30);
                            }
                            return number;
                        },
                        r -> {
                            order.add(r);
                            threads.add(Thread.currentThread().getName());
                        },
                        null));
            }
            results.get(3).get();
            WorkerFunctions.touch(gate);
            results.get(0).get();
            assertThat(order).containsExactly(1, 2, 3, 0);
            assertThat(threads).containsOnly(threads.get(0));
            assertThat(threads.get(0)).contains("callbacks");
        }
    }

    @Test
    @ReferenceRow({"A47", "F9"})
    void a_slow_callback_holds_up_no_result_without_one() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (Pool pool = Pool.of(1)) {
            AsyncResult<Integer> slow = pool.applyAsync(WorkerFunctions::square, 1, r -> awaitQuietly(goOn), null);
            assertThat(pool.apply(WorkerFunctions::square, 4)).isEqualTo(16);
            assertThat(slow.ready()).isFalse();
            goOn.countDown();
            assertThat(slow.get()).isEqualTo(1);
        }
    }

    @Test
    @ReferenceRow({"A48", "F9"})
    void a_callback_may_use_the_pool_and_ask_for_any_result_its_own_too_but_not_join() throws Exception {
        Pool pool = Pool.of(1);
        AtomicReference<Object> seen = new AtomicReference<>();
        AtomicReference<AsyncResult<Integer>> own = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        own.set(pool.applyAsync(
                WorkerFunctions::square,
                2,
                r -> {
                    awaitQuietly(known);
                    try {
                        int other = pool.apply(WorkerFunctions::square, 3);
                        int mine = own.get().get();
                        seen.set(List.of(other, mine));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                null));
        known.countDown();
        own.get().await();
        assertThat(seen).hasValue(List.of(9, 4));

        AsyncResult<Integer> joining = pool.applyAsync(
                WorkerFunctions::square,
                2,
                r -> {
                    pool.close();
                    try {
                        pool.join();
                    } catch (IllegalStateException | InterruptedException e) {
                        seen.set(e);
                    }
                },
                null);
        joining.await();
        assertThat(seen.get()).isInstanceOf(IllegalStateException.class);
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    @ReferenceRow({"A48", "F9"})
    void a_callback_may_wait_for_a_future_that_it_asks_for() throws Exception {
        try (Pool pool = Pool.of(1)) {
            AtomicReference<Object> seen = new AtomicReference<>();
            CountDownLatch told = new CountDownLatch(1);
            AsyncResult<Integer> outer = pool.applyAsync(
                    WorkerFunctions::square,
                    2,
                    r -> seen.set(List.of(
                            pool.applyAsync(WorkerFunctions::square, 3)
                                    .toCompletableFuture()
                                    .join(),
                            pool.applyAsync(WorkerFunctions::square, 4, x -> told.countDown(), null)
                                    .toCompletableFuture()
                                    .join())),
                    null);
            assertThat(outer.await(Duration.ofSeconds(30))).isTrue();
            assertThat(seen).hasValue(List.of(9, 16));
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @ReferenceRow({"A48", "F13"})
    void a_callback_may_terminate_its_pool() throws Exception {
        Pool pool = Pool.of(1);
        pool.applyAsync(
                        () -> {
                            throw new IllegalStateException("no");
                        },
                        null,
                        e -> pool.terminate())
                .await();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    @ReferenceRow({"A49", "F8"})
    void a_callback_that_throws_is_reported_and_harms_nothing() throws Exception {
        List<Note> notes = Collections.synchronizedList(new ArrayList<>());
        Recorder recorder = new Recorder() {
            @Override
            public void noted(Note.Kind kind, int worker, String text, long nanoTime) {
                notes.add(new Note(kind, worker, nanoTime, text));
            }
        };
        try (Pool pool = Pool.create(
                PoolOptions.builder().processes(1).recorder(recorder).build())) {
            AsyncResult<Integer> result = pool.applyAsync(
                    WorkerFunctions::square,
                    7,
                    r -> {
                        throw new IllegalStateException("bad callback");
                    },
                    null);
            assertThat(result.get()).isEqualTo(49);
            AsyncResult<Integer> failing = pool.applyAsync(
                    () -> {
                        throw new IllegalArgumentException("bad taskel");
                    },
                    null,
                    e -> {
                        throw new IllegalStateException("bad error callback");
                    });
            assertThatThrownBy(failing::get).hasMessage("bad taskel");
            for (int i = 0; i < 100; i++) {
                assertThat(pool.apply(WorkerFunctions::square, i)).isEqualTo(i * i);
            }
            await().until(() -> notes.size() == 2);
            assertThat(notes).allMatch(note -> note.kind() == Note.Kind.CALLBACK);
            assertThat(notes.get(0).text()).contains("bad callback");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
