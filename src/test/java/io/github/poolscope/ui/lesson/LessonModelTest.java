package io.github.poolscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonEngine;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Pace;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lessons of a window remember, without a screen. */
class LessonModelTest {
    private final LessonModel model = new LessonModel((stage, started, notStarted) -> {}, Runnable::run);

    @Test
    void it_begins_at_the_pace_of_a_class() {
        assertThat(model.pace()).isEqualTo(Pace.CLASS.factor());
        assertThat(model.paceText()).isEqualTo("class");
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void a_pace_is_remembered_by_its_name(Pace pace) {
        model.paceProperty().set(pace.factor());
        String text = model.paceText();
        assertThat(text).isEqualTo(pace.key());
        model.paceProperty().set(3);
        model.restorePace(text);
        assertThat(model.pace()).isEqualTo(pace.factor());
    }

    /** Earlier versions offered ×0.25 to ×4 and remembered the inverse. */
    @ParameterizedTest
    @CsvSource({"4, SLOW", "2, SLOW", "1, CLASS", "0.5, CLASS", "0.25, FAST", "0.05, FAST"})
    void a_factor_that_an_earlier_version_remembered_becomes_the_nearest_pace(String remembered, Pace pace) {
        model.restorePace(remembered);
        assertThat(model.pace()).isEqualTo(pace.factor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slowly", "NaN", "-1", "0", "1e9", "Infinity"})
    void anything_else_leaves_the_pace_as_it_was(String remembered) {
        model.paceProperty().set(0.25);
        model.restorePace(remembered);
        assertThat(model.pace()).isEqualTo(0.25);
    }

    @Test
    void a_factor_without_a_name_is_remembered_as_a_number() {
        model.paceProperty().set(0.05);
        assertThat(model.paceText()).isEqualTo("0.05");
    }

    @Test
    void on_cpython_the_stages_are_plans_of_cpython_and_their_results_are_kept_apart() {
        Lesson lesson = Lessons.find("worker-dies").orElseThrow();
        model.open(lesson);
        model.play();
        assertThat(model.isPlaying()).isTrue();
        model.engineProperty().set(LessonEngine.CPYTHON);
        assertThat(model.lesson().map(Lesson::engine)).contains(LessonEngine.CPYTHON);
        assertThat(model.stages()).allMatch(stage -> stage.plan().isOfCPython());
        assertThat(model.playing()).isEmpty();
        assertThat(model.playingAnywhere(lesson)).isEqualTo(model.playing(lesson));
        assertThat(model.place()).isEqualTo(Lessons.all().indexOf(lesson));
        model.engineProperty().set(LessonEngine.POOLSCOPE);
        assertThat(model.playing()).isPresent();
        assertThat(model.stages()).noneMatch(stage -> stage.plan().isOfCPython());
    }

    @Test
    void where_there_is_no_cpython_lessons_run_on_poolscope() {
        model.open(Lessons.all().get(0));
        model.engineProperty().set(LessonEngine.CPYTHON);
        model.problemOfCPythonProperty().set(Optional.of(Phrase.asItIs("There is no python3.")));
        assertThat(model.engineProperty().get()).isEqualTo(LessonEngine.POOLSCOPE);
    }

    @Test
    void another_engine_asks_for_another_prediction() {
        model.open(Lessons.find("worker-dies").orElseThrow());
        model.predict("nothing");
        model.engineProperty().set(LessonEngine.CPYTHON);
        assertThat(model.prediction()).isEmpty();
    }
}
