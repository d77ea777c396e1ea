package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker that is stopped (SIGSTOP) reads nothing: a full socket must not block any other thread. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class StoppedWorkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void it_holds_up_neither_who_asks_for_its_clock_nor_the_end_of_the_pool() throws Exception {
        ProcessPool pool = Pool.of(1);
        long pid = pool.apply(() -> WorkerFunctions.pid());
        AsyncResult<Integer> running = pool.applyAsync(WorkerFunctions::sleep, 300_000);
        await().until(() -> pool.workers().get(0).index().isPresent());
        WorkerFunctions.signal(pid, "STOP");
        ProcessWorker worker =
                (ProcessWorker) pool.core.workforce().alive().iterator().next();
        Thread asking = DaemonThreads.unstarted("clock comparisons", () -> {
            for (int i = 0; i < 300; i++) {
                PoolMonitor.compareClocks(worker);
            }
        });
        try {
            asking.start();
            asking.join(LIMIT.toMillis());
            assertThat(asking.isAlive()).isFalse();
        } finally {
            pool.terminate();
        }
        assertThat(pool.join(LIMIT)).isTrue();
        assertThatThrownBy(running::get).isInstanceOf(PoolTerminatedException.class);
    }

    @Test
    void what_it_has_not_begun_is_done_by_another() throws Exception {
        ProcessPool pool = Pool.of(2);
        await().until(() -> pool.workers().size() == 2
                && pool.workers().stream().allMatch(worker -> worker.state() == WorkerState.IDLE));
        WorkerFunctions.signal(pool.workers().get(0).pid(), "STOP");
        try {
            assertThat(pool.mapAsync(
                                    WorkerFunctions::square,
                                    IntStream.range(0, 9).boxed().toList())
                            .get(LIMIT))
                    .containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64);
            for (int i = 0; i < 20; i++) {
                assertThat(pool.applyAsync(WorkerFunctions::square, i).get(LIMIT))
                        .isEqualTo(i * i);
            }
        } finally {
            pool.terminate();
        }
        assertThat(pool.join(LIMIT)).isTrue();
    }
}
