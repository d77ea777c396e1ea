package io.github.poolscope.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.TraceRecorder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import oshi.hardware.CentralProcessor.TickType;

/** The machine's CPU usage. */
class MachineSamplerTest {
    private static final int PROCESSORS = 2;

    private final TraceRecorder recorder = SampleRuns.recorder();
    private final MachineSampler sampler = new MachineSampler(recorder);
    private final SamplingThread sampling = SamplingThread.start(thread -> TimeUnit.HOURS.toNanos(1));

    @AfterEach
    void stop() {
        sampling.stop();
    }

    private static long[] ticks(long user, long system, long idle) {
        long[] ticks = new long[TickType.values().length];
        ticks[TickType.USER.getIndex()] = user;
        ticks[TickType.SYSTEM.getIndex()] = system;
        ticks[TickType.IDLE.getIndex()] = idle;
        return ticks;
    }

    @Test
    void a_reading_is_a_share_of_what_the_processors_had() {
        sampler.add(ticks(70_000, 9_000, 500), PROCESSORS, 0, 1, sampling);
        sampler.add(ticks(70_300, 9_100, 900), PROCESSORS, 400_000_000, 1, sampling);
        assertThat(CpuPicture.of(recorder.trace()).machine().points())
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.user()).isEqualTo(0.75);
                    assertThat(point.system()).isEqualTo(0.25);
                });
    }

    /** Ticks are read at irregular times, late, and may be up to 300 ms old. */
    @Test
    void a_busy_machine_uses_no_more_than_it_has() {
        Random random = new Random(7);
        long readTicks = 0;
        for (long millis = 0; millis < 20_000; millis += 5 + random.nextInt(120)) {
            readTicks = millis - readTicks >= 300 ? millis / 10 * 10 : readTicks;
            long late = random.nextInt(30);
            sampler.add(
                    ticks(PROCESSORS * readTicks, 0, 0),
                    PROCESSORS,
                    TimeUnit.MILLISECONDS.toNanos(millis + late),
                    1,
                    sampling);
        }
        assertThat(CpuPicture.of(recorder.trace()).machine().points())
                .hasSizeGreaterThan(40)
                .allSatisfy(point -> assertThat(point.share()).isBetween(PROCESSORS * 0.999, PROCESSORS * 1.001));
    }
}
