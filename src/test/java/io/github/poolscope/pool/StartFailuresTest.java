package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.start.TransientStartException;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a pool retries to start workers, and when it becomes broken. */
class StartFailuresTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final StartFailures failures = new StartFailures();

    @Test
    void the_third_start_in_a_row_that_fails_for_a_lasting_reason_is_the_last() {
        failures.ended(1, "Unrecognized VM option", 0);
        failures.refused(new IOException("error=2, No such file or directory"), 1);
        assertThat(failures.areTooMany(true, 1)).isFalse();
        failures.ended(134, "", 2);
        assertThat(failures.areTooMany(true, 2)).isTrue();
        failures.forget();
        assertThat(failures.areTooMany(false, 2)).isFalse();
    }

    @Test
    void reasons_that_pass_never_break_a_pool_that_has_another_worker_and_one_that_has_none_after_minutes() {
        Random random = new Random(4);
        for (int i = 0; i < 1000; i++) {
            fail(random.nextInt(5), i * SECOND / 4);
        }
        assertThat(failures.areTooMany(false, 250 * SECOND)).isFalse();
        assertThat(failures.areTooMany(true, 400 * SECOND)).isFalse();
        assertThat(failures.areTooMany(false, 400 * SECOND)).isTrue();
        failures.forget();
        assertThat(failures.areTooMany(false, 1000 * SECOND)).isFalse();
    }

    private void fail(int kind, long now) {
        switch (kind) {
            case 0 -> failures.ended(ExitCodes.KILLED, "", now);
            case 1 -> failures.ended(ExitCodes.TERMINATED, "", now);
            case 2 -> failures.ended(StartedWorker.UNKNOWN_EXIT, "", now);
            case 3 -> failures.ended(1, "java.lang.OutOfMemoryError: unable to create native thread", now);
            default -> failures.refused(new TransientStartException("no space left", new IOException()), now);
        }
    }

    @Test
    void the_first_retry_comes_at_once_and_the_later_ones_after_pauses_of_a_second_at_the_most() {
        fail(0, 0);
        assertThat(failures.pauseNanos()).isZero();
        long last = 0;
        for (int i = 0; i < 100; i++) {
            fail(0, 0);
            assertThat(failures.pauseNanos()).isBetween(Math.max(1, last), SECOND);
            last = failures.pauseNanos();
        }
        assertThat(last).isEqualTo(SECOND);
        failures.forget();
        assertThat(failures.pauseNanos()).isZero();
    }
}
