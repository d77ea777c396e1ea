package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.start.ExitCodes;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each requested start happens once, whatever ends the pause before it. */
class WorkerReplacementTest {
    private final PoolLifecycle lifecycle = new PoolLifecycle(1);
    private final ScheduledThreadPoolExecutor monitor =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "monitor of starts"));
    private final AtomicInteger starts = new AtomicInteger();
    private final WorkerReplacement replacements =
            new WorkerReplacement(lifecycle, monitor, new WorkerReplacement.Owner() {
                @Override
                public void start(int slot) {
                    starts.incrementAndGet();
                }

                @Override
                public boolean hasReadyWorker() {
                    return true;
                }

                @Override
                public void postponed(String why) {}

                @Override
                public void broken(PoolBrokenException why) {}
            });

    @AfterEach
    void end() {
        monitor.shutdownNow();
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            replacements.failed(ExitCodes.KILLED, "");
        }
    }

    private boolean areUnderWay() {
        return !lifecycle.isGone();
    }

    private boolean isMonitorBlocked() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread ->
                        thread.getName().equals("monitor of starts") && thread.getState() == Thread.State.BLOCKED);
    }

    private void finish() throws InterruptedException {
        monitor.shutdown();
        assertThat(monitor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_start_whose_time_comes_while_it_is_hurried_happens_once() throws Exception {
        failTimes(2);
        synchronized (replacements) {
            replacements.retry(0);
            await().until(this::isMonitorBlocked);
            replacements.hurry();
        }
        finish();
        assertThat(starts).hasValue(1);
        assertThat(areUnderWay()).isFalse();
        assertThat(lifecycle.tryBeginStart()).isTrue();
        assertThat(areUnderWay()).isTrue();
    }

    @Test
    void starts_that_wait_for_their_pause_happen_at_once_when_they_are_hurried() throws Exception {
        failTimes(20);
        for (int slot = 0; slot < 5; slot++) {
            replacements.retry(slot);
        }
        assertThat(areUnderWay()).isTrue();
        replacements.hurry();
        replacements.retry(5);
        finish();
        assertThat(starts).hasValue(6);
        assertThat(areUnderWay()).isFalse();
    }
}
