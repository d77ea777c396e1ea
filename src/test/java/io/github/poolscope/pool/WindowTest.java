package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void what_was_asked_for_stays() {
        Window window = Window.of(OptionalInt.of(3), 8, 100);
        window.follow(1_000_000);
        assertThat(window.size()).isEqualTo(3);
    }

    @Test
    void a_consumer_that_takes_nothing_has_the_usual_one() {
        Window window = Window.of(OptionalInt.empty(), 2, 1);
        window.follow(0);
        assertThat(window.size()).isEqualTo(Window.USUAL);
    }

    @Test
    void a_quick_consumer_has_more_but_not_without_end_and_not_for_ever() {
        Window window = Window.of(OptionalInt.empty(), 2, 1);
        window.follow(1_000_000_000);
        assertThat(window.size()).isEqualTo(Window.LARGEST);
        window.follow(1_000_000_000);
        assertThat(window.size()).isEqualTo(Window.USUAL);
    }

    @Test
    void it_has_some_tasks_for_each_worker() {
        Window window = Window.of(OptionalInt.empty(), 10, 1_000);
        window.follow(0);
        assertThat(window.size()).isEqualTo(40_000);
    }
}
