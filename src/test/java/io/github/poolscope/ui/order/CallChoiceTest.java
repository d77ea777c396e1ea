package io.github.poolscope.ui.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.WatchedRuns;
import io.github.poolscope.trace.Trace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which call's order is shown, and how calls are found among many. */
class CallChoiceTest {
    private static final Path FILE = Path.of("run.poolscope");

    private final Trace trace = WatchedRuns.several().trace();
    private final CallChoice choice = new CallChoice();

    @Test
    void without_a_choice_the_call_with_the_most_taskels_is_shown() {
        assertThat(trace.poolCalls().taskels(choice.call(trace))).isEqualTo(6);
        assertThat(choice.call(WatchedRuns.lost().trace())).isEqualTo(CallChoice.ALL);
        assertThat(choice.call(WatchedRuns.many(20).trace())).isEqualTo(CallChoice.ALL);
    }

    @Test
    void a_selected_taskel_shows_its_call_unless_all_are_wanted() {
        choice.show(FILE);
        int imap = trace.taskels().call(7);
        choice.select(trace, 7);
        assertThat(choice.call(trace)).isEqualTo(imap);
        choice.select(trace, Trace.NONE);
        assertThat(choice.call(trace)).isEqualTo(imap);
        choice.choose(CallChoice.ALL);
        choice.select(trace, 0);
        assertThat(choice.call(trace)).isEqualTo(CallChoice.ALL);
        choice.show(FILE);
        assertThat(choice.call(trace)).isEqualTo(CallChoice.ALL);
        choice.show(Path.of("another.poolscope"));
        assertThat(choice.call(trace)).isNotEqualTo(CallChoice.ALL);
    }

    @Test
    void a_chosen_call_that_a_replay_has_not_reached_is_not_shown() {
        choice.choose(1_000);
        assertThat(trace.poolCalls().taskels(choice.call(trace))).isEqualTo(6);
    }

    @Test
    void calls_are_told_by_number_function_line_and_taskels() {
        assertThat(CallChoice.words(trace, 0)).isEqualTo("0: map(square) · my.py:11 · 6 taskels");
        assertThat(CallChoice.words(trace, CallChoice.ALL)).isEqualTo("all 5 calls together");
    }

    @Test
    void calls_are_found_by_any_part_of_their_line() {
        assertThat(CallChoice.find(trace, " ", () -> false)).containsExactly(CallChoice.ALL, 0, 1, 2, 3, 4);
        assertThat(CallChoice.find(trace, "SUBMIT", () -> false)).containsExactly(2, 3, 4);
        assertThat(CallChoice.find(trace, "my.py:12", () -> false)).containsExactly(1);
        assertThat(CallChoice.find(trace, "nothing", () -> false)).isEmpty();
        Trace many = WatchedRuns.many(10_000).trace();
        assertThat(CallChoice.find(many, "9999:", () -> false)).containsExactly(9_999);
        assertThat(CallChoice.find(many, "", () -> false)).hasSize(10_001);
    }
}
