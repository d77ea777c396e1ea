package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReadAheadLimitTest {
    @Test
    void what_was_asked_for_stays() {
        ReadAheadLimit window = ReadAheadLimit.of(OptionalInt.of(3), 8, 100);
        window.follow(1_000_000);
        assertThat(window.size()).isEqualTo(3);
    }

    @Test
    void a_consumer_that_takes_nothing_has_the_usual_one() {
        ReadAheadLimit window = ReadAheadLimit.of(OptionalInt.empty(), 2, 1);
        window.follow(0);
        assertThat(window.size()).isEqualTo(ReadAheadLimit.DEFAULT);
    }

    @Test
    void a_quick_consumer_has_more_but_not_without_end_and_not_for_ever() {
        ReadAheadLimit window = ReadAheadLimit.of(OptionalInt.empty(), 2, 1);
        window.follow(1_000_000_000);
        assertThat(window.size()).isEqualTo(ReadAheadLimit.MAX_SIZE);
        window.follow(1_000_000_000);
        assertThat(window.size()).isEqualTo(ReadAheadLimit.DEFAULT);
    }

    @Test
    void it_has_some_tasks_for_each_worker() {
        ReadAheadLimit window = ReadAheadLimit.of(OptionalInt.empty(), 10, 1_000);
        window.follow(0);
        assertThat(window.size()).isEqualTo(40_000);
    }
}
