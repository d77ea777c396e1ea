package io.github.poolscope.ui.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.syntax.Syntax;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The times of lines: how they are shown and told, and which line is followed. */
@SuppressWarnings("NullAway") // A missing entry fails the test.
class LineTimesTest {
    private static final long SECOND = 1_000_000_000;

    private static StepTimes.Time blocked(long nanos) {
        return new StepTimes.Time(nanos, 2, true);
    }

    @Test
    void times_are_in_seconds_and_bars_share_what_was_blocked() {
        Map<Integer, LineMark> marks = LineMark.of(new LineTimes(
                Map.of(
                        3, blocked(3 * SECOND),
                        4, blocked(SECOND),
                        5, blocked(SECOND / 10_000),
                        1, new StepTimes.Time(9 * SECOND, 1, false)),
                OptionalInt.empty()));
        assertThat(marks.keySet()).containsExactly(1, 3, 4, 5);
        assertThat(marks.values().stream().map(LineMark::text)).containsExactly("9.00 s", "3.00 s", "1.00 s", "≈ 0 s");
        assertThat(marks.values().stream().map(LineMark::share)).containsExactly(0, 750, 250, 0);
        assertThat(marks.values().stream().map(LineMark::blocking)).containsExactly(false, true, true, true);
    }

    @Test
    void no_time_has_no_mark_and_nothing_blocked_has_no_bar() {
        assertThat(LineMark.of(LineTimes.NONE)).isEmpty();
        assertThat(LineMark.of(new LineTimes(Map.of(0, blocked(0)), OptionalInt.of(0)))
                        .get(0)
                        .share())
                .isZero();
    }

    @Test
    void the_lit_line_and_its_time_are_told_to_screen_readers_first() {
        Source source = new Source(Syntax.PYTHON, List.of("import os", "    pool.join()", "pool.map(f, x)"));
        assertThat(CodeWords.of(source, LineTimes.NONE)).isEqualTo("Program of 3 lines.");
        assertThat(CodeWords.of(
                                source,
                                new LineTimes(Map.of(1, blocked(2 * SECOND), 2, blocked(SECOND)), OptionalInt.of(1)))
                        .lines())
                .containsExactly(
                        "Program of 3 lines.",
                        "Line 2, pool.join(): The main program is blocked here: 2.00 s so far, in 2 calls.",
                        "Line 3, pool.map(f, x): The main program was blocked here for 1.00 s, in 2 calls.");
        assertThat(CodeWords.of(Source.EMPTY, LineTimes.NONE)).isEqualTo("No program");
    }

    @Test
    void the_lit_line_is_followed_until_the_user_scrolls_it_out_of_view() {
        LineFollower follower = new LineFollower();
        assertThat(follower.light(4)).isTrue();
        assertThat(follower.light(4)).as("it did not move").isFalse();
        assertThat(follower.light(9)).isTrue();
        follower.scrolled(false);
        assertThat(follower.light(12)).as("the user reads another place").isFalse();
        follower.scrolled(true);
        assertThat(follower.light(20)).as("it came into view again").isTrue();
        follower.scrolled(false);
        follower.resume();
        assertThat(follower.light(21)).isTrue();
        follower.scrolled(false);
        follower.reset();
        assertThat(follower.light(3)).isTrue();
        assertThat(follower.light(LineFollower.NONE)).isFalse();
        follower.scrolled(false);
        assertThat(follower.light(5))
                .as("scrolling without a lit line leaves none")
                .isTrue();
    }
}
