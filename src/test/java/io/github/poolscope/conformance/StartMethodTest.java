package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.pool.ThreadPool;
import io.github.poolscope.pool.WorkerInfo;
import io.github.poolscope.pool.WorkerLostException;
import io.github.poolscope.pool.WorkerState;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spawn, forkserver, fork: the workers' parent, and their initial state. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class StartMethodTest {
    @TempDir
    Path folder;

    // The state of this program that a forked worker copies.
    private static int plain = 1;
    private static String text = "import-time";
    private static List<String> list = List.of();
    private static List<String> sameList = list;
    private static final Map<String, Integer> MAP = new HashMap<>();
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final int[] ARRAY = {0, 0};
    private static Thread unsendable = new Thread();

    @SuppressWarnings("unused") // To be listed among what could not be copied.
    private static final Object OTHER = new Object();

    private static final List<String> LOADED = new ArrayList<>();

    static {
        LOADED.add("loaded by " + ProcessHandle.current().pid());
    }

    private static Map<String, Object> state() {
        Map<String, Object> state = new HashMap<>();
        state.put("plain", plain);
        state.put("text", text);
        state.put("list", list);
        state.put("shared", list == sameList);
        state.put("map", new HashMap<>(MAP));
        state.put("counter", COUNTER.get());
        state.put("array", ARRAY.clone());
        state.put("property", System.getProperty("poolscopetest.property"));
        state.put("unsendable", unsendable == null || unsendable.isAlive());
        return state;
    }

    private static PoolOptions.Builder options(StartMethod method) {
        return PoolOptions.builder().processes(1).startMethod(method);
    }

    @Test
    @ReferenceRow({"A113", "A114", "A115"})
    void the_default_is_spawn_and_may_be_set_once() {
        StartMethod.forceDefault(null);
        ThreadPool.of(1).close();
        assertThat(StartMethod.getDefaultIfSet())
                .as("a pool of threads starts no process")
                .isNull();
        assertThat(StartMethod.all()).containsExactly(StartMethod.SPAWN, StartMethod.FORKSERVER, StartMethod.FORK);
        StartMethod.setDefault(StartMethod.FORK);
        assertThat(PoolOptions.builder().build().startMethod()).isEqualTo(StartMethod.FORK);
        assertThatThrownBy(() -> StartMethod.setDefault(StartMethod.SPAWN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("context has already been set");
        StartMethod.forceDefault(null);
        assertThat(StartMethod.getDefault()).isEqualTo(StartMethod.SPAWN);
        assertThatThrownBy(() -> StartMethod.setDefault(StartMethod.FORK)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> StartMethod.of("foo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot find context for 'foo'");
        assertThat(StartMethod.of("forkserver")).isSameAs(StartMethod.FORKSERVER);
        StartMethod.forceDefault(null);
    }

    @Test
    @ReferenceRow({"A113", "A119", "F25", "F26"})
    void workers_are_children_of_this_program_save_those_of_a_fork_server() throws Exception {
        Set<Long> servers = new HashSet<>();
        for (StartMethod method : StartMethod.values()) {
            try (Pool pool =
                    Pool.create(options(method).processes(2).maxTasksPerChild(1).build())) {
                List<Long> parents = pool.map(
                        x -> ProcessHandle.current().parent().orElseThrow().pid(), WorkerFunctions.range(4), 1);
                assertThat(pool.workers()).extracting(WorkerInfo::parentPid).containsOnly(parents.get(0));
                if (method == StartMethod.FORKSERVER) {
                    servers.addAll(parents);
                } else {
                    assertThat(parents).containsOnly(WorkerFunctions.pid());
                }
            }
        }
        assertThat(servers).hasSize(1).doesNotContain(WorkerFunctions.pid()).allMatch(WorkerFunctions::isAlive);
        assertThat(ProcessHandle.of(servers.iterator().next())
                        .orElseThrow()
                        .parent()
                        .orElseThrow()
                        .pid())
                .isEqualTo(WorkerFunctions.pid());
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow("A119")
    void only_a_forked_worker_begins_with_the_programs_state_at_that_instant(StartMethod method) throws Exception {
        plain = 42;
        text = "changed at run time";
        list = new ArrayList<>(List.of("a", "b"));
        sameList = list;
        MAP.clear();
        MAP.put("k", 7);
        COUNTER.set(99);
        ARRAY[1] = 5;
        System.setProperty("poolscopetest.property", "set");
        try (ProcessPool pool = Pool.create(options(method).maxTasksPerChild(1).build())) {
            Map<String, Object> first = pool.apply(() -> state());
            plain = 43;
            await().until(() -> pool.workers().stream().anyMatch(w -> w.state() == WorkerState.IDLE && w.tasks() == 0));
            if (method == StartMethod.FORK) {
                assertThat(first)
                        .containsEntry("plain", 42)
                        .containsEntry("text", "changed at run time")
                        .containsEntry("list", List.of("a", "b"))
                        .containsEntry("shared", true)
                        .containsEntry("map", Map.of("k", 7))
                        .containsEntry("counter", 99)
                        .containsEntry("property", "set");
                assertThat((int[]) first.get("array")).containsExactly(0, 5);
                assertThat(pool.notes())
                        .anyMatch(note -> note.contains("StartMethodTest.unsendable was not copied"))
                        .anyMatch(note -> note.contains("StartMethodTest.OTHER was not copied"))
                        .noneMatch(note -> note.contains("MAP"));
            } else {
                assertThat(first)
                        .containsEntry("plain", 1)
                        .containsEntry("text", "import-time")
                        .containsEntry("list", List.of())
                        .containsEntry("map", Map.of())
                        .containsEntry("counter", 0)
                        .containsEntry("property", null);
                assertThat(pool.notes()).isEmpty();
            }
        } finally {
            System.clearProperty("poolscopetest.property");
            plain = 1;
        }
    }

    @Test
    @ReferenceRow("A119")
    void a_replacement_is_forked_from_the_state_at_its_own_birth() throws Exception {
        String gate = folder.resolve("gate").toString();
        plain = 10;
        try (Pool pool =
                Pool.create(options(StartMethod.FORK).maxTasksPerChild(1).build())) {
            AsyncResult<Integer> first = pool.applyAsync(() -> {
                WorkerFunctions.awaitFile(gate);
                return plain;
            });
            await().until(() -> pool.workers().get(0).state() == WorkerState.BUSY);
            plain = 11;
            WorkerFunctions.touch(gate);
            assertThat(first.get()).isEqualTo(10);
            assertThat(pool.apply(() -> plain)).isEqualTo(11);
        } finally {
            plain = 1;
        }
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow("A119")
    void what_a_child_changes_never_reaches_the_parent(StartMethod method) throws Exception {
        COUNTER.set(0);
        try (Pool pool = Pool.create(options(method).build())) {
            List<Integer> seen = pool.map(x -> COUNTER.incrementAndGet(), WorkerFunctions.range(5), 1);
            assertThat(seen).containsExactly(1, 2, 3, 4, 5);
            pool.apply(() -> {
                text = "changed in the child";
                System.setProperty("poolscopetest.child", "set");
                return 0;
            });
        }
        assertThat(COUNTER).hasValue(0);
        assertThat(text).isNotEqualTo("changed in the child");
        assertThat(System.getProperty("poolscopetest.child")).isNull();
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow("A119")
    void environment_working_directory_and_standard_input_are_as_told(StartMethod method) throws Exception {
        try (Pool usual = Pool.create(options(method).build())) {
            assertThat(usual.apply(() -> Path.of("").toRealPath().toString()))
                    .isEqualTo(Path.of("").toRealPath().toString());
            assertThat(usual.apply(() -> System.getenv("PATH"))).isEqualTo(System.getenv("PATH"));
            assertThat(usual.apply(() -> System.in.read())).isEqualTo(-1);
        }
        try (Pool own = Pool.create(options(method)
                .environment("POOLSCOPE_TEST", "here")
                .directory(folder)
                .build())) {
            assertThat(own.apply(() -> System.getenv("POOLSCOPE_TEST"))).isEqualTo("here");
            assertThat(own.apply(() -> Path.of("").toRealPath().toString()))
                    .isEqualTo(folder.toRealPath().toString());
        }
    }

    @Test
    @ReferenceRow({"A116", "F11"})
    void the_users_main_never_runs_in_a_worker() throws Exception {
        for (StartMethod method : StartMethod.values()) {
            try (Pool pool = Pool.create(options(method).build())) {
                String program = pool.apply(() -> System.getProperty("sun.java.command"));
                assertThat(program).startsWith("io.github.poolscope.worker.WorkerMain");
            }
        }
    }

    /** Reports when it is initialised, which takes a while. */
    static final class Preloaded {
        static final long AT = System.nanoTime();

        private Preloaded() {}
    }

    @Test
    @ReferenceRow({"A117", "F27"})
    void a_fork_server_has_classes_preloaded_and_says_which_could_not_be() throws Exception {
        try (ProcessPool pool = Pool.create(options(StartMethod.FORKSERVER)
                .preload(List.of(Preloaded.class.getName(), "no.such.Class"))
                .build())) {
            boolean before = pool.apply(() -> {
                long now = System.nanoTime();
                return Preloaded.AT < now;
            });
            assertThat(before).isTrue();
            assertThat(pool.notes()).singleElement().asString().contains("no.such.Class");
        }
        try (ProcessPool pool = Pool.create(
                options(StartMethod.SPAWN).preload(List.of("no.such.Class")).build())) {
            boolean before = pool.apply(() -> {
                long now = System.nanoTime();
                return Preloaded.AT < now;
            });
            assertThat(before).isFalse();
            assertThat(pool.notes()).isEmpty();
        }
    }

    @Test
    @ReferenceRow({"A118", "F28"})
    void a_killed_fork_server_is_replaced_and_its_workers_go_on() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (Pool pool =
                Pool.create(options(StartMethod.FORKSERVER).processes(2).build())) {
            AsyncResult<Integer> running = pool.applyAsync(() -> {
                WorkerFunctions.awaitFile(gate);
                return 7;
            });
            await().until(() -> pool.workers().stream().anyMatch(w -> w.state() == WorkerState.BUSY)
                    && pool.workers().stream().noneMatch(w -> w.state() == WorkerState.STARTING));
            List<Long> before = pool.pids();
            long server = pool.workers().get(0).parentPid();
            WorkerFunctions.signal(server, "KILL");
            await().until(() -> !WorkerFunctions.isAlive(server));
            assertThat(pool.pids()).isEqualTo(before).allMatch(WorkerFunctions::isAlive);
            WorkerFunctions.touch(gate);
            assertThat(running.get()).isEqualTo(7);
            AsyncResult<Integer> doomed = pool.applyAsync(() -> {
                System.exit(5);
                return 0;
            });
            assertThatThrownBy(doomed::get)
                    .isInstanceOfSatisfying(WorkerLostException.class, lost -> assertThat(lost.exitCode())
                            .isEqualTo(WorkerLostException.UNKNOWN_EXIT));
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(20), 1))
                    .hasSize(20);
            await().until(() -> pool.pids().size() == 2);
            assertThat(pool.workers()).extracting(WorkerInfo::parentPid).anyMatch(parent -> parent != server);
            pool.closeAndJoin();
        }
    }

    @Test
    @ReferenceRow({"A118", "F28"})
    void a_fork_server_that_is_killed_again_and_again_loses_no_taskel() throws Exception {
        long seed = 28;
        Random random = new Random(seed);
        Set<Long> killed = ConcurrentHashMap.newKeySet();
        AtomicBoolean going = new AtomicBoolean(true);
        Thread killer = new Thread(() -> {
            while (going.get() && killed.size() < 8) {
                servers().filter(server -> killed.add(server.pid())).forEach(server -> {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(60)));
                    server.destroyForcibly();
                });
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        });
        killer.start();
        try (ProcessPool pool = Pool.create(options(StartMethod.FORKSERVER)
                .processes(2)
                .maxTasksPerChild(4)
                .spares(false)
                .build())) {
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(24), 1))
                    .as("seed " + seed)
                    .hasSize(24)
                    .endsWith(23 * 23);
            pool.closeAndJoin();
        } finally {
            going.set(false);
            killer.join();
        }
    }

    private static Stream<ProcessHandle> servers() {
        return ProcessHandle.current().children().filter(StartMethodTest::isServer);
    }

    /** Read here, because the JDK reads only the first 4 KiB of a command line. */
    private static boolean isServer(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .contains("ForkServerMain");
        } catch (IOException e) {
            return false; // It has ended.
        }
    }

    @Test
    @ReferenceRow({"A118", "F28"})
    void a_pool_whose_fork_server_is_gone_can_be_terminated() throws Exception {
        Pool pool = Pool.create(options(StartMethod.FORKSERVER).processes(2).build());
        AsyncResult<List<Integer>> running = pool.mapAsync(WorkerFunctions::sleep, List.of(300_000, 300_000), 1);
        await().until(() -> pool.workers().stream().allMatch(w -> w.state() == WorkerState.BUSY));
        List<Long> pids = pool.pids();
        WorkerFunctions.signal(pool.workers().get(0).parentPid(), "KILL");
        pool.terminate();
        assertThat(pool.join(java.time.Duration.ofSeconds(20))).isTrue();
        assertThat(pids).noneMatch(WorkerFunctions::isAlive);
        assertThat(running.ready()).isTrue();
    }

    @Test
    @ReferenceRow({"A79", "F44"})
    void a_pool_in_a_worker_is_refused_unless_it_is_allowed() throws Exception {
        try (Pool pool = Pool.of(1)) {
            assertThatThrownBy(() -> pool.apply(() -> Pool.of(1).processes()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("daemonic processes are not allowed to have children");
        }
        Pool outer = Pool.create(options(StartMethod.SPAWN).nestedPools(true).build());
        List<Long> inner = outer.apply(() -> {
            Pool nested = Pool.of(2);
            nested.map(WorkerFunctions::square, WorkerFunctions.range(4));
            return nested.pids();
        });
        assertThat(inner).hasSize(2).allMatch(WorkerFunctions::isAlive);
        WorkerFunctions.signal(outer.pids().get(0), "KILL");
        await().until(() -> inner.stream().noneMatch(WorkerFunctions::isAlive));
        outer.closeAndJoin();
    }

    @Test
    @ReferenceRow("A119")
    void the_worker_loads_the_program_s_classes_anew_under_every_start_method() throws Exception {
        for (StartMethod method : List.of(StartMethod.SPAWN, StartMethod.FORKSERVER)) {
            try (Pool pool = Pool.create(options(method).build())) {
                long pid = pool.apply(() -> WorkerFunctions.pid());
                assertThat(pool.apply(() -> LOADED.get(0))).isEqualTo("loaded by " + pid);
            }
        }
        try (Pool pool = Pool.create(options(StartMethod.FORK).build())) {
            assertThat(pool.apply(() -> LOADED.get(0))).isEqualTo("loaded by " + WorkerFunctions.pid());
        }
    }

    @Test
    @ReferenceRow("F27")
    void a_spare_is_at_work_sooner_than_a_process_that_is_started_for_the_pool() throws Exception {
        for (StartMethod method : StartMethod.values()) {
            List<Long> cold = new ArrayList<>();
            List<Long> warm = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                cold.add(toFirstResult(options(method).spares(false).build()));
                PoolOptions options = options(method).spares(true).build();
                ProcessPool.prepare(options).get(30, TimeUnit.SECONDS);
                warm.add(toFirstResult(options));
            }
            assertThat(median(warm)).as(method.key()).isLessThan(median(cold));
        }
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    void spares_become_the_workers_of_the_next_pool_and_one_that_was_killed_does_not(StartMethod method)
            throws Exception {
        // Pools of other tests that were not joined may request spares when they end: they have other setups.
        String mark = "-Dspares.of=" + UUID.randomUUID();
        PoolOptions options = options(method)
                .processes(2)
                .jvmArguments(List.of(mark))
                .spares(true)
                .build();
        ProcessPool.prepare(options).get(30, TimeUnit.SECONDS);
        List<Long> spares = warm(mark);
        assertThat(spares).hasSize(2);
        ProcessHandle killed = ProcessHandle.of(spares.get(0)).orElseThrow();
        killed.destroyForcibly();
        await().until(() -> !killed.isAlive());
        try (Pool pool = Pool.create(options)) {
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(4)))
                    .containsExactly(0, 1, 4, 9);
            await().untilAsserted(() ->
                    assertThat(pool.pids()).hasSize(2).contains(spares.get(1)).doesNotContain(spares.get(0)));
        }
    }

    /** Returns the spares whose command line contains a mark. */
    private static List<Long> warm(String mark) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("poolscope.warm"))
                .filter(process -> process.info().commandLine().orElse("").contains(mark))
                .map(ProcessHandle::pid)
                .toList();
    }

    @Test
    void spares_that_can_not_be_started_are_told() {
        PoolOptions options = options(StartMethod.SPAWN)
                .jvmArguments(List.of("-XX:NoSuchOption"))
                .build();
        assertThatThrownBy(() -> ProcessPool.prepare(options).get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("ended before it said who it is");
    }

    private static long toFirstResult(PoolOptions options) throws Exception {
        long begun = System.nanoTime();
        try (Pool pool = Pool.create(options)) {
            assertThat(pool.apply(WorkerFunctions::square, 3)).isEqualTo(9);
            return System.nanoTime() - begun;
        }
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
