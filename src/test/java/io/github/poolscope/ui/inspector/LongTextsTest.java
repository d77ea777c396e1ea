package io.github.poolscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.ui.fx.TextPanel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which texts of a taskel have a panel of their own. */
class LongTextsTest {
    private static final String LONG = "word ".repeat(1_000);

    private final TraceRecorder recorder = SampleRuns.recorder();

    private List<TextPanel.Named> of(String item, String result, Outcome outcome) {
        SampleRuns.worker(recorder, 0, 7, 0, 0);
        recorder.item(item);
        recorder.submitted(1, 1);
        SampleRuns.taskel(recorder, 0, 0, 1, 2, outcome, result);
        return LongTexts.of(recorder.trace(), 0);
    }

    private static List<String> names(List<TextPanel.Named> texts) {
        return texts.stream().map(text -> text.choice().name()).toList();
    }

    @Test
    void short_texts_stay_among_the_facts() {
        assertThat(of("7", "49", Outcome.SUCCEEDED)).isEmpty();
    }

    @Test
    void long_ones_are_whole() {
        List<TextPanel.Named> texts = of(LONG + "item", LONG + "result", Outcome.SUCCEEDED);
        assertThat(names(texts)).containsExactly("Result", "Item");
        assertThat(texts.get(0).text()).isEqualTo(LONG + "result");
        assertThat(texts).allMatch(TextPanel.Named::wrapped);
    }

    @Test
    void an_error_comes_first_whatever_its_length_and_its_stack_trace_is_not_wrapped() {
        List<TextPanel.Named> texts = of("a\nb", "too large", Outcome.FAILED);
        assertThat(names(texts)).containsExactly("Error", "Item");
        assertThat(texts.get(0).text()).isEqualTo("at too large");
        assertThat(texts.get(0).wrapped()).isFalse();
    }
}
