package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.WorkerFunctions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A program leaves no process and no folder, however it ends. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class NothingLeftTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    @SideBySide
    void of_a_killed_program_nothing_is_left_though_workers_are_stopped_or_flood_their_output() throws Exception {
        OtherProgram program = OtherProgram.startIn(folder, Holding.class, folder + ".flooding");
        List<Long> stopped = new ArrayList<>();
        for (String pid : program.readLine().split(" ", -1)) {
            stopped.add(Long.valueOf(pid));
        }
        Path flooding = Path.of(folder + ".flooding");
        await().atMost(PATIENCE).until(() -> Files.exists(flooding));
        Files.delete(flooding);
        for (long pid : stopped) {
            WorkerFunctions.signal(pid, "STOP");
        }
        List<Long> all = ProcessHandle.of(program.pid())
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::pid)
                .toList();
        assertThat(all).hasSizeGreaterThan(5).containsAll(stopped);
        program.kill();
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(WorkerFunctions::isAlive));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder).isEmptyDirectory());
    }

    /** A program with workers, a fork server, spares that warm up, a process and a queue that others can reach. */
    static final class Holding {
        private static Integer flood(String sign) {
            WorkerFunctions.touch(sign);
            while (true) {
                System.out.println("a line of which there are more and more");
            }
        }

        public static void main(String[] args) throws Exception {
            Queue<Object> queue = new Queue<>();
            queue.put(queue);
            Pool spawned = Pool.create(PoolOptions.builder().processes(2).build());
            Pool served = Pool.create(PoolOptions.builder()
                    .processes(1)
                    .startMethod(StartMethod.FORKSERVER)
                    .build());
            Process process = Process.of(WorkerFunctions::sleep, 600_000);
            process.start();
            spawned.map(WorkerFunctions::square, WorkerFunctions.range(8), 1);
            served.map(WorkerFunctions::square, WorkerFunctions.range(2), 1);
            System.out.println(spawned.pids().get(0) + " " + served.pids().get(0) + " "
                    + process.pid().orElseThrow());
            System.out.flush();
            spawned.applyAsync(Holding::flood, args[0]);
            CompletableFuture<Void> unused = ProcessPool.prepare(PoolOptions.builder()
                    .processes(2)
                    .jvmArguments(List.of("-Dspares=holding"))
                    .build());
            TimeUnit.MINUTES.sleep(10);
        }
    }

    @Test
    @SideBySide
    void of_a_program_that_ends_after_its_pool_nothing_is_left_at_whatever_moment() throws Exception {
        long seed = 5;
        Random random = new Random(seed);
        String mark = "-Dprogram=" + UUID.randomUUID();
        for (int millis : List.of(0, 330, 300 + random.nextInt(500))) {
            OtherProgram program = OtherProgram.startIn(folder, Ending.class, mark, Integer.toString(millis));
            assertThat(program.awaitExit(PATIENCE)).isZero();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder)
                    .as("after %s ms, seed %s", millis, seed)
                    .isEmptyDirectory());
            await().atMost(PATIENCE).until(() -> ProcessHandle.allProcesses()
                    .noneMatch(
                            process -> process.info().commandLine().orElse("").contains(mark)));
        }
    }

    /** A program that ends a while after its pool, when spares may be starting. */
    static final class Ending {
        public static void main(String[] args) throws Exception {
            PoolOptions options = PoolOptions.builder()
                    .processes(1)
                    .jvmArguments(List.of(args[0]))
                    .build();
            try (Pool pool = Pool.create(options)) {
                pool.map(WorkerFunctions::square, WorkerFunctions.range(3));
                pool.closeAndJoin();
            }
            TimeUnit.MILLISECONDS.sleep(Integer.parseInt(args[1]));
        }
    }

    @Test
    @SideBySide
    void who_kills_the_tracker_gets_another_one_with_the_next_start() throws Exception {
        OtherProgram program = OtherProgram.startIn(folder, Tracked.class);
        ProcessHandle main = ProcessHandle.of(program.pid()).orElseThrow();
        long before = Long.parseLong(program.readLine());
        List<ProcessHandle> shells = main.children()
                .filter(child -> child.info().command().orElse("").endsWith("sh"))
                .toList();
        await().atMost(PATIENCE).until(() -> WorkerFunctions.isAlive(before));
        shells.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> shells.stream().noneMatch(shell -> WorkerFunctions.isAlive(shell.pid())));
        program.say("go on");
        long after = Long.parseLong(program.readLine());
        for (long pid : List.of(before, after)) {
            WorkerFunctions.signal(pid, "STOP");
        }
        program.kill();
        await().atMost(PATIENCE).until(() -> !WorkerFunctions.isAlive(before) && !WorkerFunctions.isAlive(after));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder).isEmptyDirectory());
    }

    /** A program with a worker, and one more on request. */
    static final class Tracked {
        public static void main(String[] args) throws Exception {
            Pool pool =
                    Pool.create(PoolOptions.builder().processes(1).spares(false).build());
            pool.apply(WorkerFunctions::square, 1);
            System.out.println(pool.pids().get(0));
            int read = System.in.read();
            while (read != '\n') {
                read = System.in.read();
            }
            Process process = Process.of(WorkerFunctions::sleep, 600_000);
            process.start();
            System.out.println(process.pid().orElseThrow());
            TimeUnit.MINUTES.sleep(10);
        }
    }
}
