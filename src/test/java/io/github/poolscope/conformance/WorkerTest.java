package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.InitializerFailedException;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolBrokenException;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.PoolState;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.WorkerLostException;
import io.github.poolscope.pool.WorkerState;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.TaskTimeoutException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers: replaced, initialised, killed, limited, cancelled, resized. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class WorkerTest {
    @TempDir
    Path folder;

    private static int initialised;

    private static Pool pool(int processes, StartMethod method) {
        return Pool.create(
                PoolOptions.builder().processes(processes).startMethod(method).build());
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow("A62")
    void maxtasksperchild_counts_tasks_not_taskels(StartMethod method) throws Exception {
        PoolOptions.Builder options = PoolOptions.builder().processes(1).startMethod(method);
        assertThat(distinctPids(options.maxTasksPerChild(1), 2)).isEqualTo(2);
        assertThat(distinctPids(options.maxTasksPerChild(1), 1)).isEqualTo(4);
        assertThat(distinctPids(options.maxTasksPerChild(2), 2)).isEqualTo(1);
        assertThat(distinctPids(options.maxTasksPerChild(2), 1)).isEqualTo(2);
    }

    private static int distinctPids(PoolOptions.Builder options, int chunksize) throws InterruptedException {
        try (Pool pool = Pool.create(options.build())) {
            return new HashSet<>(pool.map(WorkerFunctions::pidOf, WorkerFunctions.range(4), chunksize)).size();
        }
    }

    @Test
    @ReferenceRow({"A63", "F21", "F49"})
    void recycling_keeps_the_order_and_loses_nothing() throws Exception {
        for (int tasks : List.of(1, 2)) {
            try (Pool pool = Pool.create(
                    PoolOptions.builder().processes(4).maxTasksPerChild(tasks).build())) {
                List<Integer> got = new ArrayList<>();
                pool.<Integer, Integer>imap(WorkerFunctions::square, WorkerFunctions.range(12))
                        .forEachRemaining(got::add);
                assertThat(got)
                        .isEqualTo(WorkerFunctions.range(12).stream()
                                .map(WorkerFunctions::square)
                                .toList());
                pool.closeAndJoin();
            }
        }
    }

    @Test
    @ReferenceRow({"A62", "A65"})
    void a_pool_has_its_size_again_after_recycling() throws Exception {
        try (Pool pool = Pool.create(
                PoolOptions.builder().processes(3).maxTasksPerChild(10).build())) {
            List<Long> before = pool.pids();
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(60), 1))
                    .hasSize(60);
            await().until(() -> pool.workers().stream()
                            .filter(worker -> worker.state() == WorkerState.IDLE)
                            .count()
                    == 3);
            assertThat(pool.pids()).hasSize(3).doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    @ReferenceRow("A53")
    void a_pool_that_is_closed_while_it_recycles_finishes_its_work() throws Exception {
        Pool pool = Pool.create(
                PoolOptions.builder().processes(2).maxTasksPerChild(1).build());
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            results.add(pool.applyAsync(WorkerFunctions::sleep, 30));
        }
        pool.close();
        pool.join();
        for (AsyncResult<Integer> result : results) {
            assertThat(result.get()).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow("A64")
    void the_initializer_runs_once_in_each_worker_before_its_first_task(StartMethod method) throws Exception {
        try (Pool pool = Pool.create(PoolOptions.builder()
                .processes(1)
                .startMethod(method)
                .maxTasksPerChild(3)
                .initializer((TaskFunction<Integer, Integer>) by -> initialised += by, 5)
                .build())) {
            List<Integer> seen = pool.map(x -> initialised, WorkerFunctions.range(9), 1);
            assertThat(seen).containsOnly(5);
            assertThat(initialised).isZero();
        }
    }

    @Test
    @ReferenceRow({"A65", "A66", "F1", "F48", "F50"})
    void a_killed_worker_fails_one_taskel_within_a_second_and_is_replaced() throws Exception {
        try (Pool pool = Pool.of(2)) {
            long victim = pool.apply(() -> WorkerFunctions.pid());
            List<Object> told = Collections.synchronizedList(new ArrayList<>());
            AsyncResult<Integer> doomed = pool.applyAsync(
                    () -> {
                        WorkerFunctions.signal(WorkerFunctions.pid(), "KILL");
                        return 1;
                    },
                    told::add,
                    told::add);
            long begun = System.nanoTime();
            assertThatThrownBy(doomed::get).isInstanceOfSatisfying(WorkerLostException.class, lost -> {
                assertThat(lost.exitCode()).isEqualTo(-9);
                assertThat(lost.index()).isZero();
                assertThat(lost.pid()).isPositive();
            });
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(told).singleElement().isInstanceOf(WorkerLostException.class);
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(10)))
                    .hasSize(10);
            await().until(() -> pool.pids().size() == 2);
            assertThat(victim).isPositive();
            pool.closeAndJoin();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"halt 3", "exit 4", "exit 0", "SEGV", "TERM", "ABRT", "out of memory"})
    @ReferenceRow({"A66", "F1", "F4"})
    void every_way_to_die_in_a_taskel_is_told_by_its_exit_code_or_signal(String how) throws Exception {
        try (Pool pool = Pool.create(PoolOptions.builder()
                .processes(1)
                .jvmArguments(List.of("-Xmx64m", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null"))
                .build())) {
            ResultIterator<Integer> results = pool.imap(
                    x -> {
                        if (x == 1) {
                            die(how);
                        }
                        return x;
                    },
                    WorkerFunctions.range(3));
            assertThat(results.next()).isZero();
            if (how.equals("out of memory")) {
                assertThatThrownBy(results::next).isInstanceOf(OutOfMemoryError.class);
            } else {
                assertThatThrownBy(results::next).isInstanceOfSatisfying(WorkerLostException.class, lost -> {
                    assertThat(lost.index()).isEqualTo(1);
                    assertThat(lost.exitCode()).isEqualTo(expected(how));
                });
            }
            assertThat(results.next()).isEqualTo(2);
            pool.closeAndJoin();
        }
    }

    private static int expected(String how) {
        return switch (how) {
            case "halt 3" -> 3;
            case "exit 4" -> 4;
            case "exit 0" -> 0;
            case "SEGV" -> 1;
            case "TERM" -> -15;
            default -> -6;
        };
    }

    private static void die(String how) throws Exception {
        switch (how) {
            case "halt 3" -> Runtime.getRuntime().halt(3);
            case "exit 4" -> System.exit(4);
            case "exit 0" -> System.exit(0);
            case "out of memory" -> {
                List<long[]> all = new ArrayList<>();
                while (all.size() < 1_000_000) {
                    all.add(new long[1_000_000]);
                }
                all.clear();
            }
            default -> {
                WorkerFunctions.signal(WorkerFunctions.pid(), how);
                TimeUnit.MINUTES.sleep(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "stack overflow", "thread death"})
    @ReferenceRow({"A66", "F4"})
    void every_throwable_is_the_taskels_and_none_the_workers(String what) throws Exception {
        try (Pool pool = Pool.of(1)) {
            long before = pool.apply(() -> WorkerFunctions.pid());
            AsyncResult<Integer> result = pool.applyAsync(() -> {
                if (what.equals("stack overflow")) {
                    return overflow(0);
                }
                throw what.equals("error") ? new AssertionError("no") : new LinkageError("no");
            });
            assertThatThrownBy(result::get).isInstanceOf(Error.class);
            assertThat(pool.apply(() -> WorkerFunctions.pid())).isEqualTo(before);
        }
    }

    @SuppressWarnings("InfiniteRecursion") // To overflow the stack.
    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    @Test
    @ReferenceRow({"A67", "F2", "F48"})
    void an_idle_worker_may_be_killed_any_number_of_times() throws Exception {
        try (Pool pool = Pool.of(2)) {
            for (int round = 0; round < 8; round++) {
                await().until(() -> pool.workers().stream()
                                .filter(worker -> worker.state() == WorkerState.IDLE)
                                .count()
                        == 2);
                long victim = pool.pids().get(round % 2);
                WorkerFunctions.signal(victim, round % 3 == 0 ? "TERM" : "KILL");
                // A JVM takes a while to react to SIGTERM, and may begin a taskel meanwhile.
                await().until(() -> !WorkerFunctions.isAlive(victim));
                assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(6), 1))
                        .containsExactly(0, 1, 4, 9, 16, 25);
            }
        }
    }

    @Test
    @ReferenceRow({"A67", "F2"})
    void a_worker_may_die_in_the_very_instant_in_which_it_is_given_a_task() throws Exception {
        Random random = new Random(67);
        try (Pool pool = pool(2, StartMethod.FORKSERVER)) {
            for (int round = 0; round < 40; round++) {
                List<Long> pids = pool.pids();
                if (!pids.isEmpty()) {
                    ProcessHandle.of(pids.get(random.nextInt(pids.size()))).ifPresent(ProcessHandle::destroyForcibly);
                }
                List<AsyncResult<Integer>> results = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    int pause = random.nextInt(3) * 200_000;
                    long until = System.nanoTime() + pause;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    results.add(pool.applyAsync(WorkerFunctions::square, i));
                }
                for (AsyncResult<Integer> result : results) {
                    assertThat(result.await(Duration.ofSeconds(30)))
                            .as("round " + round)
                            .isTrue();
                }
            }
        }
    }

    @Test
    @ReferenceRow({"A68", "F3"})
    void a_worker_killed_while_it_writes_a_result_loses_that_taskel_alone() throws Exception {
        Random random = new Random(3);
        try (Pool pool = Pool.of(2)) {
            for (int round = 0; round < 8; round++) {
                AsyncResult<byte[]> large = pool.applyAsync(() -> new byte[24_000_000]);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(40));
                for (long pid : pool.pids()) {
                    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                }
                try {
                    assertThat(large.get().length).isEqualTo(24_000_000);
                } catch (WorkerLostException e) {
                    assertThat(e.exitCode()).isEqualTo(-9);
                }
                assertThat(pool.apply(WorkerFunctions::square, round)).isEqualTo(round * round);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @ReferenceRow({"A69", "F10", "F51"})
    void an_initializer_that_always_fails_ends_the_pool_with_its_error(boolean exits) throws Exception {
        String log = folder.resolve("starts").toString();
        try (Pool pool = Pool.create(PoolOptions.builder()
                .processes(2)
                .initializer(() -> {
                    WorkerFunctions.log(log, "start");
                    if (exits) {
                        System.exit(9);
                    }
                    throw new IOException("no data base");
                })
                .build())) {
            Class<? extends RuntimeException> expected =
                    exits ? PoolBrokenException.class : InitializerFailedException.class;
            assertThatThrownBy(() -> pool.apply(WorkerFunctions::square, 1)).isInstanceOf(expected);
            assertThat(pool.state()).isEqualTo(PoolState.BROKEN);
            assertThatThrownBy(() -> pool.applyAsync(WorkerFunctions::square, 1))
                    .isInstanceOf(expected);
            if (!exits) {
                assertThatThrownBy(() -> pool.map(WorkerFunctions::square, List.of(1)))
                        .hasMessageContaining("no data base")
                        .hasCauseInstanceOf(IOException.class);
            }
            pool.join();
        }
        assertThat(Files.readAllLines(Path.of(log))).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    @ReferenceRow("F10")
    void an_initializer_that_fails_twice_and_then_works_is_forgiven() throws Exception {
        String log = folder.resolve("starts").toString();
        try (Pool pool = Pool.create(PoolOptions.builder()
                .processes(1)
                .initializer(() -> {
                    WorkerFunctions.log(log, "start");
                    if (Files.readAllLines(Path.of(log)).size() <= 2) {
                        throw new IOException("not yet");
                    }
                })
                .build())) {
            assertThat(pool.apply(WorkerFunctions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    @ReferenceRow({"F31", "F51"})
    void at_the_soft_limit_a_taskel_is_interrupted_and_its_worker_lives_on() throws Exception {
        try (Pool pool = Pool.of(1)) {
            long before = pool.apply(() -> WorkerFunctions.pid());
            Pool limited = pool.with(CallOptions.DEFAULT.softLimit(Duration.ofMillis(100)));
            assertThatThrownBy(() -> limited.apply(WorkerFunctions::sleep, 60_000))
                    .isInstanceOfSatisfying(TaskTimeoutException.class, late -> {
                        assertThat(late.hard()).isFalse();
                        assertThat(late.limit()).isEqualTo(Duration.ofMillis(100));
                    })
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(limited.apply(WorkerFunctions::sleep, 1)).isEqualTo(1);
            assertThat(limited.apply(() -> {
                        try {
                            WorkerFunctions.sleep(60_000);
                        } catch (InterruptedException e) {
                            return "what there was";
                        }
                        return "all";
                    }))
                    .isEqualTo("what there was");
            assertThat(pool.apply(() -> WorkerFunctions.pid())).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow({"F31", "F51"})
    void at_the_hard_limit_its_worker_is_killed_and_replaced_and_nobody_else_notices(StartMethod method)
            throws Exception {
        try (Pool pool = pool(2, method)) {
            ResultIterator<Integer> results = pool.with(CallOptions.DEFAULT
                            .hardLimit(Duration.ofMillis(1500))
                            .chunksize(2))
                    .imap(
                            x -> {
                                long until = System.nanoTime() + (x == 4 ? 60_000_000_000L : 0);
                                while (System.nanoTime() < until) {
                                    Thread.onSpinWait();
                                }
                                return x;
                            },
                            WorkerFunctions.range(10));
            for (int i = 0; i < 10; i++) {
                if (i == 4) {
                    assertThatThrownBy(results::next)
                            .isInstanceOfSatisfying(TaskTimeoutException.class, late -> assertThat(late.hard())
                                    .isTrue())
                            .hasMessageContaining("index 4");
                } else {
                    assertThat(results.next()).isEqualTo(i);
                }
            }
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(10)))
                    .hasSize(10);
        }
    }

    @Test
    @ReferenceRow("F32")
    void a_queued_call_is_cancelled_without_harm_to_any_worker() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (Pool pool = Pool.of(1)) {
            List<Long> pids = pool.pids();
            AsyncResult<Integer> running = pool.applyAsync(() -> {
                WorkerFunctions.awaitFile(gate);
                return 1;
            });
            AsyncResult<List<Integer>> queued = pool.mapAsync(WorkerFunctions::square, WorkerFunctions.range(100));
            await().until(() -> pool.workers().get(0).state() == WorkerState.BUSY);
            assertThat(queued.cancel()).isTrue();
            assertThat(queued.ready()).isTrue();
            assertThatThrownBy(queued::get).isInstanceOf(CancellationException.class);
            assertThat(queued.cancel()).isFalse();
            WorkerFunctions.touch(gate);
            assertThat(running.get()).isEqualTo(1);
            assertThat(pool.pids()).isEqualTo(pids);
        }
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow({"F32", "F51"})
    void a_running_call_is_cancelled_with_its_worker_and_the_others_go_on(StartMethod method) throws Exception {
        try (Pool pool = pool(2, method)) {
            AsyncResult<List<Integer>> doomed =
                    pool.mapAsync(WorkerFunctions::sleep, List.of(300_000, 300_000, 300_000), 1);
            await().until(() -> pool.workers().stream().allMatch(worker -> worker.state() == WorkerState.BUSY));
            AsyncResult<Integer> next = pool.applyAsync(WorkerFunctions::square, 6);
            assertThat(doomed.cancel()).isTrue();
            assertThatThrownBy(doomed::get).isInstanceOf(CancellationException.class);
            assertThat(next.get()).isEqualTo(36);
            await().until(() -> pool.pids().size() == 2);
            pool.closeAndJoin();
        }
    }

    @Test
    @ReferenceRow({"F32", "F51"})
    void a_call_may_be_cancelled_in_the_very_instant_in_which_it_is_begun() throws Exception {
        Pool pool = Pool.of(2);
        for (int i = 0; i < 10; i++) {
            AsyncResult<List<Integer>> doomed = pool.mapAsync(WorkerFunctions::sleep, List.of(300_000, 300_000), 1);
            long until = System.nanoTime() + i * 100_000L;
            while (System.nanoTime() < until
                    || pool.workers().stream().noneMatch(worker -> worker.state() == WorkerState.BUSY)) {
                Thread.onSpinWait();
            }
            assertThat(doomed.cancel()).isTrue();
            assertThat(pool.apply(WorkerFunctions::square, 6)).isEqualTo(36);
        }
        pool.close();
        assertThat(pool.join(Duration.ofSeconds(60))).isTrue();
    }

    @Test
    @ReferenceRow("F1")
    void a_lost_taskel_is_tried_again_where_the_caller_asked_for_it() throws Exception {
        String log = folder.resolve("tries").toString();
        try (Pool pool = Pool.of(2)) {
            TaskFunction<Integer, Integer> function = x -> {
                if (x == 5) {
                    WorkerFunctions.log(log, "try");
                    if (Files.readAllLines(Path.of(log)).size() < 3) {
                        Runtime.getRuntime().halt(1);
                    }
                }
                return x;
            };
            assertThat(pool.with(CallOptions.DEFAULT.retries(2).chunksize(4)).map(function, WorkerFunctions.range(12)))
                    .isEqualTo(WorkerFunctions.range(12));
            assertThat(Files.readAllLines(Path.of(log))).hasSize(3);
            Files.delete(Path.of(log));
            assertThatThrownBy(() -> pool.with(CallOptions.DEFAULT.retries(1).chunksize(4))
                            .map(function, WorkerFunctions.range(12)))
                    .isInstanceOf(WorkerLostException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow("F38")
    void a_pool_grows_and_shrinks_under_load_without_losing_a_task(StartMethod method) throws Exception {
        try (Pool pool = pool(2, method)) {
            ResultIterator<Integer> results = pool.imapUnordered(WorkerFunctions::sleep, Collections.nCopies(300, 3));
            Set<Integer> sizes = new HashSet<>();
            int got = 0;
            while (results.hasNext()) {
                results.next();
                got++;
                if (got == 50) {
                    pool.resize(6);
                } else if (got == 150) {
                    await().until(() -> pool.pids().size() >= 6);
                    sizes.add(6);
                    pool.resize(1);
                } else if (got == 200) {
                    await().until(() -> pool.pids().size() == 1);
                    sizes.add(1);
                }
            }
            assertThat(got).isEqualTo(300);
            assertThat(sizes).containsExactlyInAnyOrder(6, 1);
            assertThat(pool.processes()).isEqualTo(1);
            assertThatThrownBy(() -> pool.resize(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @ReferenceRow("F1")
    void a_stopped_worker_holds_up_its_taskel_and_goes_on_when_it_is_continued() throws Exception {
        try (Pool pool = Pool.of(2)) {
            AsyncResult<List<Integer>> result = pool.mapAsync(WorkerFunctions::sleep, Collections.nCopies(80, 20), 1);
            await().until(() -> pool.workers().get(0).state() == WorkerState.BUSY);
            long pid = pool.pids().get(0);
            WorkerFunctions.signal(pid, "STOP");
            assertThat(result.await(Duration.ofMillis(800))).isFalse();
            WorkerFunctions.signal(pid, "CONT");
            assertThat(result.get()).hasSize(80);
        }
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow("F1")
    void a_worker_that_floods_its_output_is_held_up_by_nothing_but_itself(StartMethod method) throws Exception {
        int lines = 4_000; // Several times the capacity of a pipe.
        AtomicInteger printed = new AtomicInteger();
        Recorder counting = new Recorder() {
            @Override
            public void printed(long pid, boolean onError, String line, long nanoTime) {
                printed.incrementAndGet();
            }
        };
        Pool pool = Pool.create(PoolOptions.builder()
                .processes(2)
                .startMethod(method)
                .recorder(counting)
                .build());
        List<Integer> results = pool.map(
                x -> {
                    for (int i = 0; i < lines; i++) {
                        System.out.println("a line of output that nobody asked for, number " + i);
                        System.err.println("and a line of errors that nobody asked for, number " + i);
                    }
                    return x;
                },
                WorkerFunctions.range(4),
                1);
        assertThat(results).isEqualTo(WorkerFunctions.range(4));
        pool.close();
        pool.join();
        assertThat(printed).hasValue(4 * 2 * lines);
    }

    @Test
    @ReferenceRow("A92")
    void threads_that_a_taskel_leaves_running_do_not_keep_its_worker_from_ending() throws Exception {
        Pool pool = Pool.of(1);
        assertThat(pool.apply(() -> {
                    Thread endless = new Thread(() -> {
                        try {
                            WorkerFunctions.sleep(300_000);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
                    endless.setDaemon(false);
                    endless.start();
                    return 1;
                }))
                .isEqualTo(1);
        pool.close();
        assertThat(pool.join(Duration.ofSeconds(9))).isTrue();
    }
}
