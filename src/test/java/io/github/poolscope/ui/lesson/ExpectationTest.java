package io.github.poolscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Statement;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.testing.SampleRuns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is shown of a lesson before it runs, without a screen. */
class ExpectationTest {
    private static final Lesson ORDERED = Lessons.find("imap-keeps-order").orElseThrow();
    private static final Lesson WITHOUT_QUESTION =
            Lessons.find("map-async-returns-at-once").orElseThrow();

    private final LessonModel model = new LessonModel((stage, started, notStarted) -> {}, Runnable::run);

    @Test
    void it_predicts_what_the_plans_tell_at_the_chosen_pace() {
        Expectation normal = Expectation.of(ORDERED, 1, false);
        Expectation slow = Expectation.of(ORDERED, 2, false);
        assertThat(normal.isKnown()).isTrue();
        assertThat(normal.parts()).singleElement().satisfies(part -> {
            assertThat(part.strip().marks()).hasSize(3);
            assertThat(part.caption()).isEmpty();
        });
        assertThat(slow.seconds()).isEqualTo(2 * normal.seconds());
    }

    @Test
    void while_it_is_covered_no_lesson_shows_anything_but_settings() {
        LessonTexts english = LessonTexts.of(Locale.ENGLISH);
        for (Lesson lesson : Lessons.all()) {
            Expectation covered = Expectation.of(lesson, 1, true);
            assertThat(covered.parts()).hasSameSizeAs(lesson.stages(1));
            for (int i = 0; i < covered.parts().size(); i++) {
                Expectation.Part part = covered.parts().get(i);
                assertThat(part.strip().marks()).as(lesson.name()).isEmpty();
                String caption = english.caption(lesson, lesson.stages(1).get(i), 1);
                if (caption.contains(" ")) {
                    assertThat(part.caption()).as(lesson.name()).doesNotContain(caption);
                }
            }
            assertThat(covered.seconds()).isZero();
        }
    }

    @Test
    void the_settings_are_those_of_the_plans() {
        assertThat(Expectation.of(Lessons.find("chunksize-on-uneven-taskels").orElseThrow(), 1, true)
                        .parts())
                .extracting(Expectation.Part::caption)
                .containsExactly(
                        "Run 1 · map · 3 workers · 32 taskels · chunksize 1",
                        "Run 2 · map · 3 workers · 32 taskels · chunksize 4",
                        "Run 3 · map · 3 workers · 32 taskels · chunksize 32");
    }

    @Test
    void it_is_covered_from_predict_first_until_the_teacher_reveals_it_though_a_prediction_was_made() {
        model.open(ORDERED);
        assertThat(model.isExpecting()).isTrue();
        assertThat(model.isExpectationCovered()).isFalse();
        model.predictFirstProperty().set(true);
        assertThat(model.isExpectationCovered()).isTrue();
        model.predict("between");
        assertThat(model.isCovered()).isFalse();
        assertThat(model.isExpectationCovered()).isTrue();
        model.reveal();
        assertThat(model.isExpectationCovered()).isFalse();
        model.open(WITHOUT_QUESTION);
        assertThat(model.isExpectationCovered()).isFalse();
    }

    @Test
    void it_is_shown_only_for_an_open_lesson_without_runs() {
        assertThat(model.isExpecting()).isFalse();
        model.open(ORDERED);
        assertThat(model.isExpecting()).isTrue();
        model.recall(
                ORDERED,
                1,
                List.of(SampleRuns.imap("r")),
                new Verdict(true, new Statement("imap-keeps-order.holds", Map.of())),
                Optional.empty());
        assertThat(model.isExpecting()).isFalse();
        model.open(WITHOUT_QUESTION);
        assertThat(model.isExpecting()).isTrue();
        model.leave();
        assertThat(model.isExpecting()).isFalse();
    }
}
