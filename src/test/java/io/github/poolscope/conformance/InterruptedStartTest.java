package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.ProcessOptions;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts on an interrupted thread: no step waits long, so the interrupt is kept for a later wait. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class InterruptedStartTest {
    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource
    void a_pool_starts_and_works_and_the_thread_stays_interrupted(StartMethod method) throws Exception {
        PoolOptions options =
                PoolOptions.builder().processes(1).startMethod(method).build();
        Thread.currentThread().interrupt();
        try (Pool pool = Pool.create(options)) {
            assertThat(Thread.interrupted()).isTrue();
            assertThat(pool.apply(WorkerFunctions::square, 3)).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_process_starts_and_does_its_work_and_the_thread_stays_interrupted(StartMethod method) throws Exception {
        Queue<Integer> told = new Queue<>();
        Process process = new Process(() -> told.put(5), ProcessOptions.DEFAULT.startMethod(method));
        Thread.currentThread().interrupt();
        process.start();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(told.get(Duration.ofSeconds(30))).isEqualTo(5);
        assertThat(process.join(Duration.ofSeconds(30))).isTrue();
        assertThat(process.exitCode()).hasValue(0);
    }
}
