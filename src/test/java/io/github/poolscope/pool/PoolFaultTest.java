package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.TraceRecorder;
import java.io.NotSerializableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that die, functions that fail, pools that are ended. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class PoolFaultTest {
    @TempDir
    Path folder;

    @Test
    void a_worker_that_dies_fails_its_taskel_and_no_other() {
        try (Pool pool = Pool.of(2)) {
            ResultIterator<Integer> results = pool.imap(
                    x -> {
                        if (x == 3) {
                            Runtime.getRuntime().halt(7);
                        }
                        return x;
                    },
                    WorkerFunctions.range(10));
            List<Integer> got = new ArrayList<>();
            List<WorkerLostException> lost = new ArrayList<>();
            while (results.hasNext()) {
                try {
                    got.add(results.next());
                } catch (WorkerLostException e) {
                    lost.add(e);
                }
            }
            assertThat(got).containsExactly(0, 1, 2, 4, 5, 6, 7, 8, 9);
            assertThat(lost).singleElement().satisfies(e -> {
                assertThat(e.index()).isEqualTo(3);
                assertThat(e.exitCode()).isEqualTo(7);
                assertThat(e.pid()).isPositive();
            });
        }
    }

    @Test
    void what_a_dead_worker_had_reported_of_its_task_stays_and_what_it_had_not_begun_is_run_by_another()
            throws Exception {
        String signal = folder.resolve("first result is there").toString();
        try (Pool pool = Pool.of(2)) {
            ResultIterator<Integer> results = pool.imap(
                    x -> {
                        if (x == 1) {
                            WorkerFunctions.awaitFile(signal);
                            Runtime.getRuntime().halt(7);
                        }
                        return x;
                    },
                    WorkerFunctions.range(8),
                    4);
            assertThat(results.next()).isZero();
            Files.createFile(Path.of(signal));
            assertThatThrownBy(results::next).isInstanceOf(WorkerLostException.class);
            List<Integer> rest = new ArrayList<>();
            results.forEachRemaining(rest::add);
            assertThat(rest).containsExactly(2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void a_taskel_that_begins_after_a_pause_is_known_to_run_while_it_does() throws Exception {
        String signal = folder.resolve("seen to run").toString();
        TraceRecorder recorder = TraceRecorder.live();
        PoolOptions options =
                PoolOptions.builder().processes(1).recorder(recorder).build();
        try (Pool pool = Pool.create(options)) {
            assertThat(pool.apply((Integer x) -> x, 1)).isEqualTo(1);
            TimeUnit.MILLISECONDS.sleep(1_500); // Until the monitor is idle.
            AsyncResult<Integer> result = pool.applyAsync(
                    x -> {
                        WorkerFunctions.awaitFile(signal);
                        return x;
                    },
                    2);
            await().until(() -> recorder.trace().taskels().startedCount() == 2);
            assertThat(result.ready()).isFalse();
            Files.createFile(Path.of(signal));
            assertThat(result.get()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void of_quick_taskels_that_share_a_frame_only_the_one_that_kills_its_worker_is_lost(int chunksize) {
        List<Integer> lost = new ArrayList<>();
        List<Integer> got = new ArrayList<>();
        try (Pool pool = Pool.of(2)) {
            ResultIterator<Integer> results = pool.imap(
                    x -> {
                        if (x % 500 == 257) {
                            Runtime.getRuntime().halt(7);
                        }
                        return x;
                    },
                    WorkerFunctions.range(1000),
                    chunksize);
            while (results.hasNext()) {
                try {
                    got.add(results.next());
                } catch (WorkerLostException e) {
                    lost.add(e.index());
                }
            }
        }
        assertThat(lost).containsExactly(257, 757);
        List<Integer> others = new ArrayList<>(WorkerFunctions.range(1000));
        others.removeAll(lost);
        assertThat(got).isEqualTo(others);
    }

    @Test
    void a_worker_killed_from_outside_is_told_by_its_signal_and_replaced() throws Exception {
        try (Pool pool = Pool.of(1)) {
            AsyncResult<List<Integer>> result = pool.mapAsync(
                    x -> {
                        TimeUnit.MINUTES.sleep(5);
                        return x;
                    },
                    List.of(1));
            long pid = pool.<Integer, Integer>imap(x -> x, List.of()).hasNext()
                    ? -1
                    : pool.pids().get(0);
            killOnceBegun(pid);
            assertThatThrownBy(result::get).isInstanceOfSatisfying(WorkerLostException.class, e -> {
                assertThat(e.exitCode()).isEqualTo(-9);
                assertThat(e.pid()).isEqualTo(pid);
            });
            assertThat(pool.<Integer, Integer>map(x -> x + 1, WorkerFunctions.range(3)))
                    .containsExactly(1, 2, 3);
            assertThat(pool.pids()).hasSize(1).doesNotContain(pid);
        }
    }

    /**
     * Kills a worker once its CPU time no longer grows, as it then sleeps in a taskel; before, it is still starting.
     */
    private static void killOnceBegun(long pid) {
        ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
        Duration[] before = {Duration.ZERO};
        await().pollInterval(Duration.ofMillis(300)).until(() -> {
            Duration now = worker.info().totalCpuDuration().orElse(Duration.ZERO);
            boolean still = now.equals(before[0]) && !now.isZero();
            before[0] = now;
            return still;
        });
        worker.destroyForcibly();
    }

    @Test
    void idle_workers_may_be_killed_and_nothing_is_lost() throws Exception {
        try (Pool pool = Pool.of(2)) {
            for (int round = 0; round < 5; round++) {
                assertThat(pool.<Integer, Integer>map(x -> x, WorkerFunctions.range(6), 1))
                        .isEqualTo(WorkerFunctions.range(6));
                pool.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
                assertThat(lossesAside(pool, WorkerFunctions.range(6))).isLessThanOrEqualTo(2);
            }
        }
    }

    /**
     * Runs the items and returns how many were lost: a kill may arrive just as a worker begins a taskel, which is then
     * lost, but no other.
     */
    private static int lossesAside(Pool pool, List<Integer> items) {
        int lost = 0;
        ResultIterator<Integer> results = pool.imap(x -> x, items);
        int position = 0;
        while (results.hasNext()) {
            try {
                assertThat(results.next()).isEqualTo(items.get(position));
            } catch (WorkerLostException e) {
                lost++;
            }
            position++;
        }
        assertThat(position).isEqualTo(items.size());
        return lost;
    }

    @Test
    void map_gives_up_the_rest_of_the_failing_task_and_finishes_the_others() throws Exception {
        try (Pool pool = Pool.of(2)) {
            Path marks = folder;
            String place = marks.toString();
            assertThatThrownBy(() -> pool.<Integer, Integer>map(
                            x -> {
                                Files.createFile(Path.of(place, "ran-" + x));
                                if (x == 1) {
                                    throw new IllegalStateException("one");
                                }
                                return x;
                            },
                            WorkerFunctions.range(12),
                            4))
                    .isInstanceOf(IllegalStateException.class);
            try (var files = Files.list(marks)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "ran-0", "ran-1", "ran-4", "ran-5", "ran-6", "ran-7", "ran-8", "ran-9", "ran-10",
                                "ran-11");
            }
        }
    }

    @Test
    void terminate_ends_every_wait_and_every_process() throws Exception {
        Pool pool = Pool.of(2);
        AsyncResult<List<Integer>> result = pool.mapAsync(
                x -> {
                    TimeUnit.MINUTES.sleep(5);
                    return x;
                },
                WorkerFunctions.range(10_000),
                1);
        ResultIterator<Integer> lazy = pool.imap(
                x -> {
                    TimeUnit.MINUTES.sleep(5);
                    return x;
                },
                WorkerFunctions.range(10));
        List<Long> pids = pool.pids();
        pool.terminate();
        assertThatThrownBy(result::get).isInstanceOf(PoolTerminatedException.class);
        assertThatThrownBy(lazy::next).isInstanceOf(PoolTerminatedException.class);
        assertThat(lazy.hasNext()).isFalse();
        pool.join();
        assertThat(pids).allSatisfy(pid -> assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive))
                .isEmpty());
        assertThatThrownBy(() -> pool.map(x -> x, WorkerFunctions.range(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Pool not running");
    }

    @Test
    void join_before_close_is_an_error() throws Exception {
        Pool pool = Pool.of(1);
        assertThatThrownBy(pool::join).isInstanceOf(IllegalStateException.class).hasMessage("Pool is still running");
        pool.close();
        pool.join();
    }

    @Test
    void close_lets_what_was_submitted_come_to_its_end() throws Exception {
        Pool pool = Pool.of(2);
        AsyncResult<List<Integer>> result = pool.mapAsync(
                x -> {
                    TimeUnit.MILLISECONDS.sleep(20);
                    return x;
                },
                WorkerFunctions.range(20),
                1);
        pool.close();
        pool.join();
        assertThat(result.get()).isEqualTo(WorkerFunctions.range(20));
    }

    @Test
    void maxtasksperchild_counts_tasks_not_taskels() throws Exception {
        try (Pool pool = Pool.create(
                PoolOptions.builder().processes(1).maxTasksPerChild(1).build())) {
            assertThat(pool.<Integer, Long>map(x -> ProcessHandle.current().pid(), WorkerFunctions.range(8), 4).stream()
                            .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void what_can_not_be_sent_is_told_and_the_pool_goes_on() throws Exception {
        try (Pool pool = Pool.of(1)) {
            Object unsendable = new Object();
            assertThatThrownBy(() -> pool.map(x -> unsendable.hashCode(), WorkerFunctions.range(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.lang.Object");
            assertThatThrownBy(() -> pool.map(x -> x, List.of(unsendable)))
                    .isInstanceOf(UnsendableException.class)
                    .hasMessageContaining("Item 0");
            assertThatThrownBy(() -> pool.map(x -> new Object(), WorkerFunctions.range(1)))
                    .hasMessageContaining("java.lang.Object");
            assertThatThrownBy(() -> pool.<Integer, Integer>map(
                            x -> {
                                throw new Unsendable();
                            },
                            WorkerFunctions.range(1)))
                    .isInstanceOfSatisfying(
                            RemoteTaskException.class, e -> assertThat(e.type()).contains("Unsendable"));
            assertThat(pool.<Integer, Integer>map(x -> x, WorkerFunctions.range(2)))
                    .containsExactly(0, 1);
        }
    }

    private static final class Unsendable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Object what = new Object();

        @Override
        public String getMessage() {
            return "Unsendable " + what;
        }
    }

    @Test
    void errors_and_checked_exceptions_of_a_taskel_leave_the_worker_alive() throws Exception {
        try (Pool pool = Pool.of(1)) {
            List<Long> before = pool.pids();
            assertThatThrownBy(() -> pool.<Integer, Integer>map(
                            x -> {
                                throw new StackOverflowError("deep");
                            },
                            WorkerFunctions.range(1)))
                    .isInstanceOf(StackOverflowError.class);
            assertThatThrownBy(() -> pool.<Integer, Integer>map(
                            x -> {
                                throw new NotSerializableException("checked");
                            },
                            WorkerFunctions.range(1)))
                    .isInstanceOf(CheckedTaskException.class)
                    .hasCauseInstanceOf(NotSerializableException.class);
            assertThat(pool.pids()).isEqualTo(before);
        }
    }

    @Test
    void imap_reads_an_endless_input_no_further_than_its_window() {
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
        Pool pool = Pool.create(PoolOptions.builder().processes(2).window(50).build());
        try (ResultIterator<Integer> results = pool.imap(x -> x, endless)) {
            for (int i = 0; i < 10; i++) {
                assertThat(results.next()).isEqualTo(i);
            }
            await().until(() -> read.get() >= 60);
            assertThat(read.get()).isLessThanOrEqualTo(61);
        } finally {
            pool.terminate();
        }
    }

    @Test
    void an_error_in_the_input_comes_after_the_results_before_it() {
        try (Pool pool = Pool.of(2)) {
            Iterable<Integer> broken = () -> IntStream.range(0, 10)
                    .map(i -> {
                        if (i == 3) {
                            throw new IllegalStateException("input");
                        }
                        return i;
                    })
                    .iterator();
            ResultIterator<Integer> results = pool.imap(x -> x, broken);
            assertThat(results.next()).isZero();
            assertThat(results.next()).isEqualTo(1);
            assertThat(results.next()).isEqualTo(2);
            assertThatThrownBy(results::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("input");
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void workers_that_can_not_start_break_the_pool_instead_of_being_started_for_ever() {
        Pool pool = Pool.create(PoolOptions.builder()
                .processes(2)
                .jvmArguments(List.of("-XX:NoSuchFlagAtAll"))
                .build());
        assertThatThrownBy(() -> pool.map(x -> x, WorkerFunctions.range(3)))
                .isInstanceOf(PoolBrokenException.class)
                .hasMessageContaining("NoSuchFlagAtAll");
        assertThat(pool.state()).isEqualTo(PoolState.BROKEN);
    }

    @Test
    void large_items_and_results_cross_whole() throws Exception {
        try (Pool pool = Pool.of(2)) {
            byte[] block = new byte[20 << 20];
            block[12_345_678] = 42;
            assertThat(pool.<byte[], byte[]>map(x -> x, List.of(block, block), 1))
                    .allSatisfy(result -> assertThat(result).isEqualTo(block));
        }
    }
}
