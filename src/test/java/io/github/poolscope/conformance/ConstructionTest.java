package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.pool.WorkerInfo;
import io.github.poolscope.pool.WorkerState;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The creation of a pool. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class ConstructionTest {
    @Test
    @ReferenceRow({"A1", "F36"})
    void unless_told_a_pool_has_as_many_workers_as_this_jvm_may_use_cores() {
        assertThat(PoolOptions.builder().build().processes())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(PoolOptions.builder().processes(5).build().processes()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    @ReferenceRow({"A2", "F48"})
    void a_pool_without_workers_is_refused(int size) {
        assertThatThrownBy(() -> Pool.of(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Number of processes must be at least 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    @ReferenceRow("A3")
    void maxtasksperchild_must_be_positive(int tasks) {
        assertThatThrownBy(() -> PoolOptions.builder().maxTasksPerChild(tasks).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxtasksperchild");
    }

    @Test
    @ReferenceRow("A4")
    void an_initializer_that_can_not_be_sent_is_refused_before_any_worker_starts() {
        Thread unsendable = new Thread(() -> {});
        ProcessPool.releaseSpares();
        long before = NoProcessLeft.workers().size();
        assertThatThrownBy(() -> Pool.create(PoolOptions.builder()
                        .processes(1)
                        .initializer(() -> unsendable.isAlive())
                        .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("captured variable 1")
                .hasMessageContaining("java.lang.Thread");
        assertThat(NoProcessLeft.workers()).hasSize((int) before);
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    @ReferenceRow("A5")
    void all_workers_are_started_before_the_constructor_returns(StartMethod method) {
        try (Pool pool = Pool.create(
                PoolOptions.builder().processes(3).startMethod(method).build())) {
            assertThat(pool.pids()).hasSize(3).doesNotHaveDuplicates().allMatch(WorkerFunctions::isAlive);
            assertThat(pool.workers()).extracting(WorkerInfo::slot).containsExactly(0, 1, 2);
        }
    }

    @Test
    @ReferenceRow("A6")
    void an_idle_pool_takes_next_to_no_cpu() throws Exception {
        try (Pool pool = Pool.of(2)) {
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(10)))
                    .hasSize(10);
            long before = cpuNanos();
            TimeUnit.MILLISECONDS.sleep(1500);
            double share = (cpuNanos() - before) / 1.5e9;
            assertThat(share)
                    .as("CPU of this whole program while its pool idles")
                    .isLessThan(0.5);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    @Test
    @ReferenceRow("A7")
    void workers_that_can_not_be_started_leave_nothing_behind() {
        ProcessPool.releaseSpares();
        assertThatThrownBy(() -> Pool.create(PoolOptions.builder()
                        .processes(2)
                        .directory(Path.of("/no/such/folder"))
                        .build()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not be started");
        await().until(() -> NoProcessLeft.workers().isEmpty());
    }

    @Test
    @ReferenceRow({"A8", "A78"})
    void a_pool_tells_its_state_and_can_not_be_sent_to_a_worker() {
        try (Pool pool = Pool.of(1)) {
            assertThat(pool.toString()).isEqualTo("Pool[state=RUN, processes=1]");
            assertThatThrownBy(() -> pool.apply(() -> pool.processes()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ProcessPool")
                    .hasMessageContaining("captured variable");
        }
    }

    @Test
    @ReferenceRow("F33")
    void what_the_workers_are_doing_can_be_asked() throws Exception {
        try (Pool pool = Pool.of(1)) {
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
            await().until(() -> pool.workers().get(0).state() == WorkerState.IDLE);
            WorkerInfo worker = pool.workers().get(0);
            assertThat(worker.tasks()).isEqualTo(1);
            assertThat(worker.parentPid()).isEqualTo(WorkerFunctions.pid());
            pool.applyAsync(WorkerFunctions::sleep, 300_000);
            await().until(() -> pool.workers().get(0).state() == WorkerState.BUSY);
            // The task is dispatched before it begins.
            await().until(() -> pool.workers().get(0).index().isPresent());
            assertThat(pool.workers().get(0).index()).hasValue(0);
            pool.terminate();
        }
    }

    @Test
    @ReferenceRow("F37")
    void many_workers_are_no_trouble() throws Exception {
        try (Pool pool = Pool.create(PoolOptions.builder()
                .processes(64)
                .jvmArguments(List.of("-Xmx16m", "-XX:TieredStopAtLevel=1"))
                .build())) {
            assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(1000)))
                    .hasSize(1000);
            assertThat(pool.pids()).hasSize(64);
        }
    }
}
