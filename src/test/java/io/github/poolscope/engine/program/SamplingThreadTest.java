package io.github.poolscope.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Samples are taken until sampling is stopped, even if one fails. */
class SamplingThreadTest {
    @Test
    void a_sample_that_fails_is_followed_by_others_and_none_is_recorded_after_the_end() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger recorded = new AtomicInteger();
        SamplingThread sampling = SamplingThread.start(thread -> {
            if (taken.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("no such library here");
            }
            thread.record(recorded::incrementAndGet);
            return 1_000_000;
        });
        await().until(() -> recorded.get() > 2);
        sampling.stop();
        int all = recorded.get();
        sampling.record(recorded::incrementAndGet);
        assertThat(recorded).hasValue(all);
    }
}
