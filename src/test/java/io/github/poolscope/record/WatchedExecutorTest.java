package io.github.poolscope.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.eventlog.LogReader;
import io.github.poolscope.trace.Recorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedExecutorTest {
    @TempDir
    Path folder;

    private Path file;
    private Recording recording;

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("run.events");
        recording = Recording.start(file);
    }

    @AfterEach
    void end() {
        recording.close();
    }

    /** Ends the recording; returns its events. */
    private List<Event> events() {
        recording.close();
        LogReader reader = new LogReader(file, System::nanoTime, pid -> false);
        List<Event> events = new ArrayList<>();
        while (!reader.isDone()) {
            events.addAll(reader.read());
        }
        return events;
    }

    private static long count(List<Event> events, EventKind kind) {
        return events.stream().filter(it -> it.kind() == kind).count();
    }

    private static List<String> outcomes(List<Event> events) {
        return events.stream()
                .filter(it -> it.kind() == EventKind.RUN_COMPLETED)
                .map(it -> it.textOf(it.b()))
                .toList();
    }

    private static void shutDown(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(executor.isTerminated()).isTrue();
    }

    private static void burn(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Test
    void tasks_of_a_pool_of_threads_are_recorded_with_queue_time_run_time_and_cpu() throws Exception {
        ExecutorService executor = Recording.watch(Executors.newFixedThreadPool(1));
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            futures.add(executor.submit(() -> {
                burn(2_000_000);
                return number;
            }));
        }
        for (int i = 0; i < 5; i++) {
            assertThat(futures.get(i).get()).isEqualTo(i);
        }
        Future<?> failing = executor.submit(() -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasMessageContaining("no");
        executor.execute(() -> burn(1000));
        shutDown(executor);
        List<Event> events = events();
        assertThat(count(events, EventKind.RUN_SUBMITTED)).isEqualTo(7);
        assertThat(outcomes(events)).hasSize(7).containsOnlyOnce("FAILED");
        assertThat(count(events, EventKind.RUN_DELIVERED)).isEqualTo(7);
        assertThat(count(events, EventKind.RUN_WORKER)).isEqualTo(1);
        assertThat(count(events, EventKind.RUN_WORKER_EXITED)).isEqualTo(1);
        assertThat(events.stream()
                        .filter(it -> it.kind() == EventKind.RUN_RETURNED)
                        .map(Event::value)
                        .limit(5))
                .containsExactly("0", "1", "2", "3", "4");
        long lastEnd = 0;
        for (Event event : events) {
            if (event.kind() == EventKind.RUN_COMPLETED && event.a() < 5) {
                assertThat(event.d()).isGreaterThanOrEqualTo(lastEnd); // One thread: the others wait in the queue.
                assertThat(event.e() - event.d()).isGreaterThanOrEqualTo(2_000_000);
                assertThat(event.words()[0]).isPositive();
                lastEnd = event.e();
            }
        }
    }

    @Test
    void a_fork_join_pool_and_calls_of_many_tasks_are_recorded() throws Exception {
        ExecutorService executor = Recording.watch(new ForkJoinPool(2));
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2, () -> 3);
        List<Future<Integer>> all = executor.invokeAll(tasks);
        assertThat(all.get(2).get()).isEqualTo(3);
        assertThat(all.get(0).get()).isEqualTo(1);
        assertThat(executor.invokeAny(tasks)).isBetween(1, 3);
        shutDown(executor);
        List<Event> events = events();
        assertThat(count(events, EventKind.RUN_SUBMITTED)).isEqualTo(6);
        long completed = count(events, EventKind.RUN_COMPLETED);
        assertThat(completed + count(events, EventKind.RUN_DROPPED)).isEqualTo(6);
        assertThat(completed).isGreaterThanOrEqualTo(4);
    }

    @Test
    void delayed_and_repeated_tasks_are_recorded_one_by_one() throws Exception {
        ScheduledExecutorService executor = Recording.watch(Executors.newScheduledThreadPool(1));
        ScheduledFuture<String> once = executor.schedule(() -> "once", 1, TimeUnit.MILLISECONDS);
        assertThat(once.getDelay(TimeUnit.HOURS)).isZero();
        assertThat(once.get()).isEqualTo("once");
        CountDownLatch runs = new CountDownLatch(3);
        ScheduledFuture<?> repeated = executor.scheduleAtFixedRate(runs::countDown, 0, 1, TimeUnit.MILLISECONDS);
        assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        repeated.cancel(false);
        assertThat(Recording.watch((ExecutorService) executor)).isInstanceOf(ScheduledExecutorService.class);
        shutDown(executor);
        List<Event> events = events();
        assertThat(outcomes(events)).hasSizeGreaterThanOrEqualTo(4).containsOnly("SUCCEEDED");
        assertThat(count(events, EventKind.RUN_DELIVERED))
                .isEqualTo(outcomes(events).size());
    }

    @Test
    void virtual_threads_are_as_many_workers_as_run_at_once() throws Exception {
        Assumptions.assumeTrue(Runtime.version().feature() >= 21, "Java has no virtual threads before 21");
        ExecutorService executor = Recording.watch((ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        for (int i = 0; i < 10; i++) {
            executor.submit(() -> 1).get();
        }
        shutDown(executor);
        List<Event> events = events();
        assertThat(outcomes(events)).hasSize(10);
        assertThat(count(events, EventKind.RUN_WORKER)).isBetween(1L, 3L);
    }

    @Test
    void tasks_that_never_begin_are_dropped() throws Exception {
        ExecutorService executor = Recording.watch(Executors.newSingleThreadExecutor());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> running = executor.submit(() -> {
            begun.countDown();
            return release.await(30, TimeUnit.SECONDS);
        });
        begun.await();
        Future<Integer> cancelled = executor.submit(() -> 2);
        assertThatThrownBy(() -> running.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(cancelled.cancel(true)).isTrue();
        assertThat(cancelled.isCancelled()).isTrue();
        Runnable command = () -> {};
        executor.execute(command);
        Future<Integer> last = executor.submit(() -> 4);
        assertThat(executor.shutdownNow()).hasSize(3).contains(command);
        assertThat(last.isDone()).isFalse();
        assertThatThrownBy(() -> executor.submit(() -> 5)).isInstanceOf(RejectedExecutionException.class);
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        List<Event> events = events();
        assertThat(count(events, EventKind.RUN_DROPPED)).isEqualTo(4);
        assertThat(outcomes(events)).containsExactly("FAILED"); // It was interrupted.
        assertThat(count(events, EventKind.RUN_BLOCKED)).isEqualTo(count(events, EventKind.RUN_UNBLOCKED));
    }

    @Test
    void without_a_recording_an_executor_is_returned_unchanged() {
        recording.close();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        assertThat(Recording.watch(executor)).isSameAs(executor);
        assertThat(Recording.current()).isSameAs(Recorder.NONE);
        executor.shutdown();
    }

    @Test
    void there_is_one_recording_at_a_time() {
        assertThatThrownBy(() -> Recording.start(folder.resolve("other")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This program is being recorded already: close that recording first");
        assertThat(recording.lost()).isZero();
        recording.close();
        recording.close();
    }
}
