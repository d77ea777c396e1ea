package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.BrokenExecutorException;
import io.github.poolscope.pool.Futures;
import io.github.poolscope.pool.InitializerFailedException;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessFuture;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.pool.ProcessPoolExecutor;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.WorkerLostException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pool as a {@code java.util.concurrent.ExecutorService}. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class ExecutorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    @ReferenceRow("A120")
    void an_executor_without_workers_is_refused(int workers) {
        assertThatThrownBy(() -> ProcessPoolExecutor.of(workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max_workers must be greater than 0");
        assertThatThrownBy(() -> ProcessPoolExecutor.builder(1)
                        .options(PoolOptions.builder().maxTasksPerChild(0))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @ReferenceRow("A121")
    void workers_are_started_when_there_is_something_to_do_and_an_idle_one_is_taken_first() throws Exception {
        ProcessPool.releaseSpares();
        long before = NoProcessLeft.workers().size();
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(3)) {
            assertThat(NoProcessLeft.workers()).hasSize((int) before);
            long first = executor.submit(() -> WorkerFunctions.pid()).get();
            await().until(() -> executor.submit(() -> WorkerFunctions.pid()).get() == first);
            assertThat(NoProcessLeft.workers()).hasSizeLessThanOrEqualTo((int) before + 2);
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                all.add(executor.submit(() -> {
                    WorkerFunctions.sleep(150);
                    return WorkerFunctions.pid();
                }));
            }
            HashSet<Long> pids = new HashSet<>();
            for (Future<Long> one : all) {
                pids.add(one.get());
            }
            assertThat(pids).hasSize(3);
        }
    }

    @Test
    @ReferenceRow("A122")
    void nothing_is_taken_after_shutdown() {
        ProcessPoolExecutor executor = ProcessPoolExecutor.of(1);
        executor.shutdown();
        executor.shutdown();
        assertThatThrownBy(() -> executor.submit(() -> 1))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("cannot schedule new futures after shutdown");
        assertThatThrownBy(() -> executor.map(WorkerFunctions::square, WorkerFunctions.range(2)))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    @ReferenceRow({"A123", "F32"})
    void a_queued_future_can_be_cancelled_and_a_running_one_with_its_worker() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            ProcessFuture<Integer> running = executor.submit(() -> {
                WorkerFunctions.awaitFile(gate);
                return 1;
            });
            ProcessFuture<Integer> queued = executor.submit(WorkerFunctions::square, 2);
            await().until(running::isRunning);
            assertThat(queued.isRunning()).isFalse();
            assertThat(running.cancel(false)).isFalse();
            assertThat(queued.cancel(false)).isTrue();
            assertThat(queued.isCancelled()).isTrue();
            assertThatThrownBy(queued::get).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> running.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            WorkerFunctions.touch(gate);
            assertThat(running.get()).isEqualTo(1);
            assertThat(running.cancel(true)).isFalse();

            ProcessFuture<Integer> endless = executor.submit(WorkerFunctions::sleep, 300_000);
            await().until(endless::isRunning);
            assertThat(endless.cancel(true)).isTrue();
            assertThat(executor.submit(WorkerFunctions::square, 5).get()).isEqualTo(25);
        }
    }

    @Test
    @ReferenceRow("A124")
    void whatever_a_call_throws_goes_to_its_future() throws Exception {
        try (ProcessPoolExecutor own = ProcessPoolExecutor.of(1)) {
            ExecutorService executor = own;
            Future<?> error = executor.submit((Runnable & Serializable) () -> {
                throw new AssertionError("no");
            });
            assertThatThrownBy(error::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AssertionError.class);
            Thread thread = new Thread();
            Future<Boolean> unsendable = executor.submit((Callable<Boolean> & Serializable) () -> thread.isAlive());
            assertThatThrownBy(unsendable::get)
                    .hasCauseInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.lang.Thread");
            Future<Integer> plain = executor.submit(() -> 1);
            assertThatThrownBy(plain::get).hasMessageContaining("captured variable");
            Future<Integer> good = executor.submit((Callable<Integer> & Serializable) () -> 1);
            assertThat(good.get()).isEqualTo(1);
        }
    }

    @Test
    @ReferenceRow("A125")
    void all_done_callbacks_run_even_if_one_throws() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            AtomicInteger called = new AtomicInteger();
            ProcessFuture<Integer> future = executor.submit(WorkerFunctions::sleep, 50);
            var bad = future.thenAccept(r -> {
                throw new IllegalStateException("bad callback");
            });
            var good = future.thenAccept(r -> called.incrementAndGet());
            good.get();
            assertThatThrownBy(bad::get).hasCauseInstanceOf(IllegalStateException.class);
            future.thenAccept(r -> called.incrementAndGet()).get();
            assertThat(called).hasValue(2);
            assertThat(executor.submit(WorkerFunctions::square, 3).get()).isEqualTo(9);
        }
    }

    @Test
    @ReferenceRow({"A125", "F9"})
    void a_stage_may_wait_for_other_futures_of_its_executor() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            List<Integer> got = Collections.synchronizedList(new ArrayList<>());
            var waiting = executor.submit(WorkerFunctions::sleep, 20)
                    .thenAccept(r ->
                            got.add(executor.submit(WorkerFunctions::square, 3).join()));
            waiting.get(30, TimeUnit.SECONDS);
            Callable<Integer> call = (Callable<Integer> & Serializable) () -> 7;
            var several = executor.submit(WorkerFunctions::sleep, 20).thenApply(r -> {
                try {
                    return executor.invokeAll(List.of(call, call)).size();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(several.get(30, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(got).containsExactly(9);
        }
    }

    @Test
    @ReferenceRow("A125")
    void futures_are_completed_in_the_order_of_their_results() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            List<Integer> got = Collections.synchronizedList(new ArrayList<>());
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(executor.submit(x -> x, i).thenAccept(got::add));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
            assertThat(got).isSorted();
        }
    }

    @Test
    @ReferenceRow({"A127", "F23"})
    void a_strict_executor_that_breaks_ends_whatever_a_stage_waits_for() throws Exception {
        try (ProcessPoolExecutor strict =
                ProcessPoolExecutor.builder(3).strict().build()) {
            ProcessFuture<Integer> one = strict.submit(WorkerFunctions::sleep, 300_000);
            ProcessFuture<Integer> other = strict.submit(WorkerFunctions::sleep, 300_000);
            List<CompletableFuture<Integer>> each = List.of(
                    one.handle((r, error) -> other.exceptionally(e -> 1).join()),
                    other.handle((r, error) -> one.exceptionally(e -> 2).join()));
            await().until(() -> one.isRunning() && other.isRunning());
            ProcessFuture<Integer> doomed = strict.submit(() -> {
                Runtime.getRuntime().halt(1);
                return 1;
            });
            assertThat(each.get(0).get(30, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(each.get(1).get(30, TimeUnit.SECONDS)).isEqualTo(2);
            assertThatThrownBy(other::get).hasCauseInstanceOf(BrokenExecutorException.class);
            assertThatThrownBy(doomed::get).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    @ReferenceRow({"A126", "F17"})
    void map_is_lazy_ordered_and_ends_with_the_first_error() {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(2)) {
            List<Integer> got = new ArrayList<>();
            executor.<Integer, Integer>map(WorkerFunctions::square, WorkerFunctions.range(20), 3)
                    .forEachRemaining(got::add);
            assertThat(got)
                    .isEqualTo(WorkerFunctions.range(20).stream()
                            .map(WorkerFunctions::square)
                            .toList());
            assertThatThrownBy(() -> executor.map(WorkerFunctions::square, WorkerFunctions.range(2), 0))
                    .isInstanceOf(IllegalArgumentException.class);
            ResultIterator<Integer> failing = executor.map(
                    x -> {
                        if (x == 2) {
                            throw new IllegalStateException("two");
                        }
                        return x;
                    },
                    WorkerFunctions.range(6));
            assertThat(failing.next()).isZero();
            assertThat(failing.next()).isEqualTo(1);
            assertThatThrownBy(failing::next).hasMessage("two");
            assertThat(failing.hasNext()).isFalse();
            assertThatThrownBy(failing::next).isInstanceOf(NoSuchElementException.class);
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
            ResultIterator<Integer> lazily = executor.map(WorkerFunctions::square, endless);
            assertThat(lazily.next()).isZero();
            assertThat(read.get()).isLessThan(2000);
            lazily.close();
        }
    }

    @Test
    @ReferenceRow({"A127", "F23"})
    void a_strict_executor_breaks_with_its_first_dead_worker_and_a_usual_one_does_not() throws Exception {
        ProcessPoolExecutor strict = ProcessPoolExecutor.builder(2).strict().build();
        ProcessFuture<Integer> doomed = strict.submit(() -> {
            Runtime.getRuntime().halt(1);
            return 1;
        });
        ProcessFuture<Integer> other = strict.submit(WorkerFunctions::sleep, 300_000);
        for (ProcessFuture<Integer> future : List.of(doomed, other)) {
            assertThatThrownBy(future::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfAny(BrokenExecutorException.class, WorkerLostException.class);
        }
        assertThatThrownBy(other::get).hasMessageContaining("terminated abruptly");
        await().untilAsserted(() -> assertThatThrownBy(() -> strict.submit(WorkerFunctions::square, 1))
                .isInstanceOf(BrokenExecutorException.class));
        strict.close();

        try (ProcessPoolExecutor usual = ProcessPoolExecutor.of(1)) {
            ProcessFuture<Integer> lost = usual.submit(() -> {
                Runtime.getRuntime().halt(1);
                return 1;
            });
            ProcessFuture<Integer> fine = usual.submit(WorkerFunctions::square, 4);
            assertThatThrownBy(lost::get).hasCauseInstanceOf(WorkerLostException.class);
            assertThat(fine.get()).isEqualTo(16);
        }
    }

    @Test
    @ReferenceRow("A128")
    void a_stage_that_runs_while_its_executor_is_shut_down_may_ask_whether_it_has_ended() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            ProcessFuture<Integer> running = executor.submit(WorkerFunctions::sleep, 300_000);
            await().until(running::isRunning);
            CompletableFuture<Boolean> asked =
                    executor.submit(WorkerFunctions::square, 2).handle((r, error) -> executor.isTerminated());
            assertThat(executor.shutdownNow()).isEmpty();
            assertThat(asked.get()).isFalse();
        }
    }

    @Test
    @ReferenceRow({"A128", "F24"})
    void shutdown_lets_work_end_and_can_cancel_what_has_not_begun() throws Exception {
        String gate = folder.resolve("gate").toString();
        ProcessPoolExecutor executor = ProcessPoolExecutor.of(1);
        ProcessFuture<Integer> running = executor.submit(() -> {
            WorkerFunctions.awaitFile(gate);
            return 1;
        });
        await().until(running::isRunning);
        List<ProcessFuture<Integer>> queued = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            queued.add(executor.submit(WorkerFunctions::square, i));
        }
        executor.shutdown(false, true);
        assertThat(queued).allMatch(CompletableFuture::isCancelled);
        assertThat(running.isDone()).isFalse();
        WorkerFunctions.touch(gate);
        assertThat(running.get()).isEqualTo(1);
        assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        ProcessPoolExecutor killed = ProcessPoolExecutor.of(1);
        ProcessFuture<Integer> endless = killed.submit(WorkerFunctions::sleep, 300_000);
        assertThat(killed.shutdownNow()).isEmpty();
        assertThat(killed.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(endless.isDone()).isTrue();
    }

    @Test
    @ReferenceRow("F24")
    void cancelling_very_many_queued_futures_ends_soon() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            ProcessFuture<Integer> running = executor.submit(() -> {
                WorkerFunctions.awaitFile(gate);
                return 1;
            });
            List<ProcessFuture<Integer>> queued = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                queued.add(executor.submit(WorkerFunctions::square, i));
            }
            queued.forEach(future -> future.cancel(true));
            assertThat(queued).allMatch(CompletableFuture::isCancelled);
            WorkerFunctions.touch(gate);
            assertThat(running.get()).isEqualTo(1);
        }
    }

    @Test
    @ReferenceRow("A129")
    void several_futures_are_waited_for_as_python_does() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(2)) {
            String gate = folder.resolve("gate").toString();
            ProcessFuture<Integer> late = executor.submit(() -> {
                WorkerFunctions.awaitFile(gate);
                return 1;
            });
            ProcessFuture<Integer> soon = executor.submit(WorkerFunctions::sleep, 20);
            var first = Futures.await(List.of(late, soon), Duration.ofSeconds(30), Futures.ReturnWhen.FIRST_COMPLETED);
            assertThat(first.done()).containsExactly(soon);
            assertThat(first.notDone()).containsExactly(late);
            Iterator<ProcessFuture<Integer>> completed = Futures.asCompleted(List.of(late, soon));
            assertThat(completed.next()).isSameAs(soon);
            WorkerFunctions.touch(gate);
            assertThat(completed.next()).isSameAs(late);
            assertThat(completed.hasNext()).isFalse();
            ProcessFuture<Integer> bad = executor.submit(() -> {
                throw new IllegalStateException("no");
            });
            ProcessFuture<Integer> slow = executor.submit(WorkerFunctions::sleep, 300_000);
            assertThat(Futures.await(List.of(slow, bad), Duration.ofSeconds(30), Futures.ReturnWhen.FIRST_EXCEPTION)
                            .done())
                    .containsExactly(bad);
            assertThat(Futures.await(List.of(slow, bad), Duration.ofMillis(30), Futures.ReturnWhen.ALL_COMPLETED)
                            .notDone())
                    .containsExactly(slow);
            slow.cancel(true);
            assertThat(Futures.await(List.of(soon, bad, soon), Duration.ofHours(1), Futures.ReturnWhen.ALL_COMPLETED)
                            .done())
                    .as("one of them twice")
                    .containsExactly(soon, bad);
        }
    }

    @Test
    @ReferenceRow({"A126", "F17"})
    void an_interrupted_wait_for_a_result_of_map_loses_none_and_a_cancelled_taskel_ends_it() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            String gate = folder.resolve("map gate").toString();
            List<Callable<Integer>> waits = new ArrayList<>();
            ResultIterator<Integer> results = executor.map(
                    x -> {
                        WorkerFunctions.awaitFile(gate);
                        return x * x;
                    },
                    WorkerFunctions.range(3));
            waits.add(() -> results.next(Duration.ofSeconds(30)));
            waits.add(results::next);
            for (Callable<Integer> wait : waits) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(wait::call).isInstanceOf(CancellationException.class);
                assertThat(Thread.interrupted()).isTrue();
            }
            WorkerFunctions.touch(gate);
            List<Integer> got = new ArrayList<>();
            results.forEachRemaining(got::add);
            assertThat(got).containsExactly(0, 1, 4);

            ResultIterator<Integer> cancelled = executor.map(
                    x -> {
                        throw new CancellationException("by the taskel itself");
                    },
                    WorkerFunctions.range(3));
            assertThatThrownBy(cancelled::next).hasMessage("by the taskel itself");
            assertThat(cancelled.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @ReferenceRow("A122")
    void an_executor_whose_workers_cannot_start_rejects_what_comes_later(int workers) {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.builder(workers)
                .options(PoolOptions.builder().initializer(() -> {
                    throw new IllegalStateException("no licence");
                }))
                .build()) {
            ProcessFuture<Integer> first = executor.submit(WorkerFunctions::square, 2);
            assertThatThrownBy(first::get).hasCauseInstanceOf(InitializerFailedException.class);
            Callable<Integer> call = (Callable<Integer> & Serializable) () -> 1;
            assertThatThrownBy(() -> executor.submit(call))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("no licence");
            assertThatThrownBy(() -> executor.map(WorkerFunctions::square, WorkerFunctions.range(2)))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> executor.invokeAll(List.of(call))).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    @ReferenceRow("A128")
    void all_and_any_are_as_the_interface_says() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(2)) {
            List<Callable<Integer>> calls = Collections.nCopies(4, (Callable<Integer> & Serializable) () -> 7);
            assertThat(executor.invokeAny(calls)).isEqualTo(7);
            for (Future<Integer> future : executor.invokeAll(calls)) {
                assertThat(future.get()).isEqualTo(7);
            }
            List<Callable<Integer>> slow =
                    List.of((Callable<Integer> & Serializable) () -> WorkerFunctions.sleep(300_000));
            assertThat(executor.invokeAll(slow, 50, TimeUnit.MILLISECONDS)
                            .get(0)
                            .isCancelled())
                    .isTrue();
            assertThatThrownBy(() -> executor.invokeAny(slow, 50, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    @ReferenceRow("F22")
    void an_executor_that_recycles_its_worker_goes_on() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.builder(1)
                .options(PoolOptions.builder().maxTasksPerChild(2))
                .build()) {
            List<ProcessFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                futures.add(executor.submit(WorkerFunctions::square, i));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(futures.get(i).get()).isEqualTo(i * i);
            }
        }
    }
}
