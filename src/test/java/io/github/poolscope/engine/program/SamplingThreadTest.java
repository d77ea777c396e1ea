package io.github.poolscope.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sampling ends when it is told to, whatever a sample does. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SamplingThreadTest {
    @Test
    void stopping_waits_for_no_sample_and_nothing_is_recorded_after_it() throws Exception {
        CountDownLatch sampling = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        AtomicInteger recorded = new AtomicInteger();
        SamplingThread thread = SamplingThread.start(self -> {
            sampling.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            self.record(recorded::incrementAndGet);
            tried.countDown();
            return 1;
        });
        sampling.await();
        thread.stop();
        stopped.countDown();
        tried.await();
        assertThat(recorded).hasValue(0);
    }

    @Test
    void a_sample_that_swallows_or_leaves_interrupts_changes_nothing() {
        AtomicInteger samples = new AtomicInteger();
        SamplingThread thread = SamplingThread.start(self -> {
            Thread.currentThread().interrupt();
            self.record(samples::incrementAndGet);
            return 1_000_000;
        });
        await().untilAtomic(samples, org.hamcrest.Matchers.greaterThan(3));
        thread.stop();
        int then = samples.get();
        assertThat(samples).hasValue(then);
    }
}
