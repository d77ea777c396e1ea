package io.github.poolscope.ui.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.TraceRecorder;
import org.junit.jupiter.api.Test;

/** The lines of a long output that are shown. */
class OutputLinesTest {
    private static final int LINES = 100_000;

    private final TraceRecorder recorder = SampleRuns.recorder();
    private final OutputLines lines = new OutputLines();

    private void print(int from, int to) {
        for (int i = from; i < to; i++) {
            recorder.printed(7, false, "line " + i, i);
        }
    }

    @Test
    void all_lines_are_there_at_once_if_none_is_searched() {
        print(0, LINES);
        lines.watch(recorder.trace().output());
        assertThat(lines).hasSize(LINES);
        assertThat(lines.seen()).isEqualTo(lines.known()).isEqualTo(LINES);
        print(LINES, LINES + 3);
        assertThat(lines.grow()).isTrue();
        assertThat(lines.grow()).isFalse();
        assertThat(lines.get(LINES + 2)).isEqualTo(LINES + 2);
    }

    @Test
    void a_search_goes_on_in_steps_and_begins_anew_with_another_text() {
        print(0, LINES);
        lines.watch(recorder.trace().output());
        lines.find("LINE 9999");
        assertThat(lines.seen()).isEqualTo(OutputLines.STEP);
        int steps = 1;
        while (lines.seen() < lines.known()) {
            lines.grow();
            steps++;
        }
        assertThat(steps).isEqualTo((LINES + OutputLines.STEP - 1) / OutputLines.STEP);
        assertThat(lines).hasSize(11).contains(9_999, 99_990, 99_999);
        lines.find("7");
        assertThat(lines.seen()).isEqualTo(OutputLines.STEP);
        assertThat(lines).hasSize(OutputLines.STEP); // Printed by the process with this number.
        lines.watch(null);
        assertThat(lines).isEmpty();
    }
}
