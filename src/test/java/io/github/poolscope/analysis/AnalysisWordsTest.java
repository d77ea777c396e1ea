package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.words.Language;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name in a trace has a text in both languages. */
class AnalysisWordsTest {
    @ParameterizedTest
    @EnumSource
    void a_reason_is_told_in_english_as_files_spell_it(ExitReason reason) {
        assertThat(WorkerFacts.reason(reason)).hasToString(reason.words());
        assertThat(WorkerFacts.reason(reason).in(Language.CHINESE)).isNotEqualTo(reason.words());
    }

    @ParameterizedTest
    @EnumSource
    void an_outcome_is_told_in_english_as_files_spell_it(Outcome outcome) {
        assertThat(TaskelState.of(outcome)).hasToString(outcome.name().toLowerCase(Locale.ROOT));
        assertThat(TaskelState.ofBegun(Outcome.PENDING, true)).hasToString("running");
        assertThat(TaskelState.ofBegun(Outcome.PENDING, false)).hasToString("ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1st", "2 2nd", "3 3rd", "4 4th", "11 11th", "12 12th", "21 21st", "113 113th"})
    void a_place_is_told_as_english_does(String told) {
        String[] both = told.split(" ", -1);
        assertThat(Units.place(Long.parseLong(both[0]))).hasToString(both[1]);
        assertThat(Units.place(Long.parseLong(both[0])).in(Language.CHINESE)).isEqualTo("第 " + both[0]);
    }
}
