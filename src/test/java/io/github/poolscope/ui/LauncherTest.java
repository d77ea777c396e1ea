package io.github.poolscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks before a window is opened. */
class LauncherTest {
    @Test
    void a_file_that_this_program_can_not_name_is_told_before_any_window_is_opened() {
        assertThat(Launcher.problem(List.of("a.poolscope"))).isEmpty();
        // A NUL represents a character outside the locale: a path can't contain one in any locale.
        assertThat(Launcher.problem(List.of("a.poolscope", "b\0.poolscope")))
                .contains("b\0.poolscope")
                .endsWith("start it with LC_ALL=C.UTF-8.");
    }
}
