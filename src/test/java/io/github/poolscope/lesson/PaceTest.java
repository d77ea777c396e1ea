package io.github.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The three named paces. */
class PaceTest {
    @Test
    void they_go_from_slow_to_fast_and_class_leaves_the_durations_as_they_are() {
        assertThat(List.of(Pace.values()))
                .isSortedAccordingTo(Comparator.comparingDouble(Pace::factor).reversed());
        assertThat(Pace.CLASS.factor()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void each_is_found_by_its_key_and_by_its_factor_and_is_a_factor_that_lessons_allow(Pace pace) {
        assertThat(Pace.named(pace.key())).contains(pace);
        assertThat(Pace.of(pace.factor())).contains(pace);
        assertThat(Pace.nearest(pace.factor())).isEqualTo(pace);
        assertThat(pace.factor()).isBetween(Pace.MIN, Pace.MAX);
    }

    @Test
    void no_other_name_and_no_other_factor_is_one() {
        assertThat(Pace.named("CLASS")).isEmpty();
        assertThat(Pace.named("")).isEmpty();
        assertThat(Pace.of(0.5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4, SLOW", "2, SLOW", "1.5, SLOW", "1.4, CLASS", "0.6, CLASS", "0.49, FAST", "0.05, FAST", "10, SLOW"})
    void any_factor_has_a_nearest_one(double factor, Pace nearest) {
        assertThat(Pace.nearest(factor)).isEqualTo(nearest);
    }

    @Test
    void at_the_pace_of_a_class_most_lessons_take_2_to_10_seconds_and_at_the_slow_one_none_over_half_a_minute() {
        long most = Lessons.all().stream()
                .filter(lesson -> lesson.seconds(Pace.CLASS.factor()) >= 2 && lesson.seconds(1) <= 10)
                .count();
        assertThat(2 * most).isGreaterThan(Lessons.all().size());
        assertThat(Lessons.all()).allSatisfy(lesson -> assertThat(lesson.seconds(Pace.SLOW.factor()))
                .as(lesson.name())
                .isLessThanOrEqualTo(30));
    }
}
