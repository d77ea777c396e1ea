package io.github.poolscope.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often a run is sampled. */
class SamplingPaceTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final SamplingPace pace = new SamplingPace();

    @Test
    void what_the_first_sample_loads_does_not_put_off_the_second() {
        assertThat(pace.rest(500 * MILLI, 400 * MILLI)).isZero();
        assertThat(pace.rest(2 * MILLI, MILLI)).isEqualTo(98 * MILLI);
    }

    @Test
    void later_ones_take_a_twentieth_of_a_core_however_long_they_wait_for_it() {
        pace.rest(0, 0);
        assertThat(pace.rest(60 * MILLI, 30 * MILLI)).isEqualTo(600 * MILLI);
        assertThat(pace.rest(700 * MILLI, 3 * MILLI)).isEqualTo(60 * MILLI);
    }
}
