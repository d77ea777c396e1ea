package io.github.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.workload.Preparation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paces of lessons. */
class ScaleTest {
    @ParameterizedTest
    @ValueSource(doubles = {Pace.MIN, 0.1, 1, 3, Pace.MAX})
    void every_lesson_can_be_run_at_every_pace(double scale) {
        for (Lesson lesson : Lessons.all()) {
            assertThat(lesson.stages(scale)).isNotEmpty().allSatisfy(stage -> assertThat(
                            Preparation.problems(stage.plan()))
                    .as(lesson.name())
                    .isEmpty());
        }
    }
}
