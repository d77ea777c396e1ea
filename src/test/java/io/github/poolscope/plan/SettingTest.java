package io.github.poolscope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages about a setting use its name, in both languages. */
class SettingTest {
    @ParameterizedTest
    @EnumSource
    void a_setting_has_a_name_in_both_languages(Setting setting) {
        assertThat(setting.title().toString()).isNotBlank();
        assertThat(setting.title().in(Language.CHINESE)).isNotBlank();
    }

    @Test
    void a_problem_says_in_both_languages_what_was_wrong_and_what_would_be_right() {
        assertThatThrownBy(() -> PoolSize.parse("-1"))
                .hasMessage("The pool size '-1' is too small: give 'auto' or a whole number from 0 to 1000.")
                .isInstanceOfSatisfying(
                        PlanException.class, problem -> assertThat(problem.why().in(Language.CHINESE))
                                .isEqualTo("进程池大小“-1”太小：请给出 auto 或整数（0 到 1000）。"));
    }
}
