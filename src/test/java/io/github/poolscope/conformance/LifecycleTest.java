package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolState;
import io.github.poolscope.pool.PoolTerminatedException;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.task.Args2;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.WorkerFunctions;
import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** States, {@code close}, {@code terminate}, {@code join}, and the ends of programs. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class LifecycleTest {
    @TempDir
    Path folder;

    @Test
    @ReferenceRow("A50")
    void states_only_go_forward() throws Exception {
        Pool pool = Pool.of(1);
        assertThat(pool.state()).isEqualTo(PoolState.RUN);
        pool.close();
        pool.close();
        assertThat(pool.state()).isEqualTo(PoolState.CLOSE);
        pool.terminate();
        pool.terminate();
        assertThat(pool.state()).isEqualTo(PoolState.TERMINATE);
        pool.close();
        assertThat(pool.state()).isEqualTo(PoolState.TERMINATE);
        pool.join();
    }

    @Test
    @ReferenceRow("A51")
    void a_pool_that_is_not_running_refuses_every_call_before_it_looks_at_anything_else() throws Exception {
        AtomicBoolean touched = new AtomicBoolean();
        Iterable<Integer> input = () -> {
            touched.set(true);
            return Collections.emptyIterator();
        };
        Iterable<Args2<Integer, Integer>> pairs = () -> {
            touched.set(true);
            return Collections.emptyIterator();
        };
        for (boolean terminated : List.of(false, true)) {
            Pool pool = Pool.of(1);
            if (terminated) {
                pool.terminate();
            } else {
                pool.close();
            }
            List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> calls = List.of(
                    () -> pool.apply(WorkerFunctions::square, 1),
                    () -> pool.applyAsync(WorkerFunctions::square, 1),
                    () -> pool.map(WorkerFunctions::square, input, -1),
                    () -> pool.mapAsync(WorkerFunctions::square, input),
                    () -> pool.imap(WorkerFunctions::square, input, 0),
                    () -> pool.imapUnordered(WorkerFunctions::square, input),
                    () -> pool.starmap((a, b) -> a, pairs),
                    () -> pool.starmapAsync((a, b) -> a, pairs),
                    () -> pool.resize(2));
            for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call : calls) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("Pool not running");
            }
            pool.join();
        }
        assertThat(touched).isFalse();
    }

    @Test
    @ReferenceRow("A52")
    void join_wants_the_pool_to_be_ended_first_and_may_be_repeated() throws Exception {
        Pool pool = Pool.of(1);
        assertThatThrownBy(pool::join).isInstanceOf(IllegalStateException.class).hasMessage("Pool is still running");
        assertThatThrownBy(() -> pool.join(Duration.ZERO)).hasMessage("Pool is still running");
        pool.close();
        pool.join();
        pool.join();
        assertThat(pool.join(Duration.ZERO)).isTrue();
    }

    @Test
    @ReferenceRow({"A53", "A56", "F34"})
    void close_and_join_see_everything_done_callbacks_included() throws Exception {
        List<Integer> calledBack = Collections.synchronizedList(new ArrayList<>());
        List<AsyncResult<Integer>> results = new ArrayList<>();
        try (Pool pool = Pool.of(2)) {
            for (int i = 0; i < 10; i++) {
                results.add(pool.applyAsync(WorkerFunctions::sleep, 20 + i, calledBack::add, null));
            }
            pool.closeAndJoin();
        }
        for (int i = 0; i < 10; i++) {
            assertThat(results.get(i).get()).isEqualTo(20 + i);
        }
        assertThat(calledBack).hasSize(10);
    }

    @Test
    @ReferenceRow({"A54", "A55", "F12"})
    void terminate_drops_everything_at_once_and_every_wait_ends() throws Exception {
        Pool pool = Pool.of(2);
        AsyncResult<List<Integer>> map = pool.mapAsync(WorkerFunctions::sleep, Collections.nCopies(10_000, 300_000), 1);
        AsyncResult<Integer> apply = pool.applyAsync(WorkerFunctions::sleep, 300_000);
        ResultIterator<Integer> lazily = pool.imap(WorkerFunctions::sleep, List.of(300_000));
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
        assertThatThrownBy(map::get).isInstanceOf(PoolTerminatedException.class);
        assertThatThrownBy(apply::get).isInstanceOf(PoolTerminatedException.class);
        assertThatThrownBy(lazily::next).isInstanceOf(PoolTerminatedException.class);
        assertThat(map.ready()).isTrue();
        assertThat(map.successful()).isFalse();
    }

    @Test
    @ReferenceRow({"A57", "F41", "F53"})
    void a_pool_that_nobody_holds_any_more_is_ended() {
        List<Long> pids = forgottenPool();
        await().until(() -> {
            System.gc();
            return pids.stream().noneMatch(WorkerFunctions::isAlive);
        });
    }

    private static List<Long> forgottenPool() {
        Pool pool = Pool.of(1);
        return pool.pids();
    }

    @Test
    @ReferenceRow("F53")
    void a_result_keeps_its_pool_alive_until_it_is_there() throws Exception {
        String gate = folder.resolve("gate").toString();
        AsyncResult<Integer> result = Pool.of(1).applyAsync(() -> {
            WorkerFunctions.awaitFile(gate);
            return 5;
        });
        for (int i = 0; i < 10; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        WorkerFunctions.touch(gate);
        assertThat(result.get()).isEqualTo(5);
    }

    @Test
    @ReferenceRow({"F35"})
    void nothing_of_a_call_is_kept_once_its_result_was_taken_and_dropped() throws Exception {
        try (Pool pool = Pool.of(1)) {
            WeakReference<Object> item = callAndForget(pool);
            await().until(() -> {
                System.gc();
                return item.get() == null;
            });
        }
    }

    private static WeakReference<Object> callAndForget(Pool pool) throws InterruptedException {
        List<byte[]> item = new ArrayList<>(List.of(new byte[10_000]));
        assertThat(pool.map(List::size, List.of(item))).containsExactly(1);
        return new WeakReference<>(item);
    }

    @Test
    @ReferenceRow({"A58", "F41", "F11"})
    void a_program_that_ends_without_closing_its_pool_ends_at_once_and_takes_the_workers_along() throws Exception {
        OtherProgram program = OtherProgram.start(LeavesPoolOpen.class);
        String pid = program.readLine();
        assertThat(program.awaitExit(Duration.ofSeconds(20))).isZero();
        await().until(() -> !WorkerFunctions.isAlive(Long.parseLong(pid)));
        assertThat(program.errors()).isEmpty();
    }

    /** A program that ends while its pool has a long taskel to run; its main method is not run again in the worker. */
    static final class LeavesPoolOpen {
        public static void main(String[] args) throws Exception {
            Pool pool = Pool.of(1);
            long pid = pool.apply(() -> WorkerFunctions.pid());
            pool.applyAsync(WorkerFunctions::sleep, 300_000);
            System.out.println(pid);
        }
    }

    @Test
    @ReferenceRow({"A60", "F14"})
    void a_worker_that_does_not_heed_a_signal_is_killed() throws Exception {
        Pool pool = Pool.of(1);
        long pid = pool.apply(() -> {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    WorkerFunctions.sleep(300_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            return WorkerFunctions.pid();
        });
        AsyncResult<Integer> running = pool.applyAsync(WorkerFunctions::sleep, 300_000);
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
        assertThat(WorkerFunctions.isAlive(pid)).isFalse();
        assertThatThrownBy(running::get).isInstanceOf(PoolTerminatedException.class);
    }

    @Test
    @ReferenceRow({"A60", "F14"})
    void a_stopped_worker_is_killed() throws Exception {
        Pool pool = Pool.of(1);
        long pid = pool.apply(() -> WorkerFunctions.pid());
        WorkerFunctions.signal(pid, "STOP");
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
        assertThat(WorkerFunctions.isAlive(pid)).isFalse();
    }

    @Test
    @ReferenceRow({"A61", "F43"})
    void what_a_taskel_has_started_does_not_outlive_terminate() throws Exception {
        Pool pool = Pool.of(1);
        long child = pool.apply(() -> new ProcessBuilder("sleep", "300").start().pid());
        assertThat(WorkerFunctions.isAlive(child)).isTrue();
        pool.terminate();
        pool.join();
        await().until(() -> !WorkerFunctions.isAlive(child));
    }

    @Test
    @ReferenceRow("F13")
    void terminate_and_its_rivals_may_meet_in_any_order() throws Exception {
        Random random = new Random(13);
        for (int round = 0; round < 40; round++) {
            Pool pool = Pool.of(1 + random.nextInt(2));
            AsyncResult<List<Integer>> map = pool.mapAsync(WorkerFunctions::sleep, Collections.nCopies(20, 2), 1);
            ResultIterator<Integer> lazily = pool.imap(WorkerFunctions::square, WorkerFunctions.range(1000));
            List<Thread> rivals = new ArrayList<>();
            List<Runnable> deeds = List.of(
                    pool::terminate,
                    pool::close,
                    () -> pool.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly)),
                    map::cancel,
                    lazily::close,
                    pool::terminate);
            for (Runnable deed : deeds) {
                int wait = random.nextInt(40);
                Thread rival = new Thread(() -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(wait);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    deed.run();
                });
                rivals.add(rival);
                rival.start();
            }
            for (Thread rival : rivals) {
                rival.join();
            }
            assertThat(pool.join(Duration.ofSeconds(20))).as("round " + round).isTrue();
            assertThat(map.await(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    @ReferenceRow({"A73", "F42"})
    void workers_of_a_killed_program_are_gone_within_a_second_busy_ones_too() throws Exception {
        for (String method : List.of("spawn", "forkserver", "fork")) {
            OtherProgram program = OtherProgram.start(KeepsBusy.class, method);
            List<Long> pids = new ArrayList<>();
            for (String pid : program.readLine().split(" ", -1)) {
                pids.add(Long.valueOf(pid));
            }
            assertThat(pids).hasSize(3).allMatch(WorkerFunctions::isAlive);
            List<Long> all = ProcessHandle.of(program.pid())
                    .orElseThrow()
                    .descendants()
                    .map(ProcessHandle::pid)
                    .toList();
            long killed = System.nanoTime();
            program.kill();
            await().atMost(Duration.ofSeconds(10)).until(() -> all.stream().noneMatch(WorkerFunctions::isAlive));
            assertThat(Duration.ofNanos(System.nanoTime() - killed))
                    .as("time until no process was left, " + method)
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    /** A program with two workers in endless computation and one idle. */
    static final class KeepsBusy {
        public static void main(String[] args) throws Exception {
            Pool pool = Pool.create(io.github.poolscope.pool.PoolOptions.builder()
                    .processes(3)
                    .startMethod(io.github.poolscope.task.StartMethod.of(args[0]))
                    .build());
            pool.map(WorkerFunctions::square, WorkerFunctions.range(30), 1);
            for (int i = 0; i < 2; i++) {
                pool.applyAsync(() -> {
                    long sum = 0;
                    while (sum >= 0) {
                        sum = sum * 31 % 1_000_003;
                    }
                    return sum;
                });
            }
            await().until(() -> pool.workers().stream()
                            .filter(w -> w.state() == io.github.poolscope.pool.WorkerState.BUSY)
                            .count()
                    == 2);
            System.out.println(
                    String.join(" ", pool.pids().stream().map(String::valueOf).toList()));
            Thread.sleep(300_000);
        }
    }

    @Test
    @ReferenceRow({"A71", "A72", "F47"})
    void ctrl_c_is_the_main_programs_business_and_no_workers() throws Exception {
        try (Pool pool = Pool.of(2)) {
            String gate = folder.resolve("gate").toString();
            AsyncResult<List<Integer>> result = pool.mapAsync(
                    x -> {
                        WorkerFunctions.awaitFile(gate);
                        return x;
                    },
                    WorkerFunctions.range(4),
                    1);
            pool.map(WorkerFunctions::square, List.<Integer>of());
            for (long pid : pool.pids()) {
                await().until(() ->
                        pool.workers().stream().allMatch(w -> w.state() == io.github.poolscope.pool.WorkerState.BUSY));
                WorkerFunctions.signal(pid, "INT");
            }
            WorkerFunctions.touch(gate);
            assertThat(result.get()).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    @ReferenceRow({"F55", "A93"})
    void exit_hooks_of_a_worker_run_when_its_pool_is_closed() throws Exception {
        File mark = folder.resolve("hook").toFile();
        Pool pool = Pool.of(1);
        assertThat(pool.apply(() -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> WorkerFunctions.touch(mark.toString())));
                    return 1;
                }))
                .isEqualTo(1);
        pool.closeAndJoin();
        assertThat(mark).exists();
    }

    @Test
    @ReferenceRow("A71")
    void a_thread_that_waits_can_be_interrupted_and_the_work_goes_on() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (Pool pool = Pool.of(1)) {
            AsyncResult<Integer> result = pool.applyAsync(() -> {
                WorkerFunctions.awaitFile(gate);
                return 1;
            });
            Thread.currentThread().interrupt();
            assertThatThrownBy(result::get).isInstanceOf(InterruptedException.class);
            Iterator<Integer> lazily = pool.imap(WorkerFunctions::square, WorkerFunctions.range(1));
            Thread.currentThread().interrupt();
            assertThatThrownBy(lazily::next).isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            WorkerFunctions.touch(gate);
            assertThat(result.get()).isEqualTo(1);
            assertThat(lazily.next()).isZero();
        }
    }

    @Test
    @ReferenceRow("F31")
    void join_with_a_time_limit_tells_whether_the_workers_have_ended() throws Exception {
        String gate = folder.resolve("gate").toString();
        Pool pool = Pool.of(1);
        pool.applyAsync(() -> {
            WorkerFunctions.awaitFile(gate);
            return 1;
        });
        pool.close();
        assertThat(pool.join(Duration.ofMillis(50))).isFalse();
        Files.createFile(Path.of(gate));
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
    }
}
