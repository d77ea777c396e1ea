package io.github.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of lessons in both languages. */
class LessonTextsTest {
    private static final double TENTH = 0.1;

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "io.github.poolscope.lesson.lessons", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** Returns the keys of one language only, without the fallback to English. */
    private static Set<String> ownKeys(Locale locale) {
        Set<String> keys = new TreeSet<>(bundle(locale).keySet());
        if (!locale.equals(Locale.ROOT)) {
            keys.removeIf(key ->
                    bundle(locale).getString(key).equals(bundle(Locale.ROOT).getString(key))
                            && key.matches("[a-z-]+\\.(title|text|watch|holds|question|fails\\..*)"));
        }
        return keys;
    }

    static Stream<Locale> languages() {
        return Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
    }

    static Stream<String> keys() {
        return bundle(Locale.ROOT).keySet().stream().sorted();
    }

    private static Set<String> places(Locale locale, String key) {
        return new FiguredText(bundle(locale).getString(key))
                .places().stream().map(FiguredText.Place::told).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_text_names_the_same_figures_in_both_languages_and_no_figure_by_itself(String key) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String text = bundle(locale).getString(key);
            assertThat(text).as(key).isNotBlank();
            assertThat(new FiguredText(text).literal())
                    .as("%s: its figures are placeholders", key)
                    .doesNotContainPattern("[0-9{}]");
        }
        assertThat(places(Locale.SIMPLIFIED_CHINESE, key)).as(key).isEqualTo(places(Locale.ENGLISH, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN"})
    void both_languages_have_the_same_keys(String tag) {
        assertThat(ownKeys(Locale.forLanguageTag(tag))).isEqualTo(ownKeys(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_lesson_has_all_its_words_with_figures_that_its_plans_tell(Locale locale) {
        LessonTexts texts = LessonTexts.of(locale);
        for (Lesson lesson : Lessons.all()) {
            assertThat(sentences(texts.text(lesson, TENTH))).as(lesson.name()).isBetween(2L, 5L);
            assertThat(sentences(texts.watch(lesson, TENTH))).as(lesson.name()).isBetween(1L, 3L);
            assertThat(Stream.concat(
                            Stream.of(
                                    texts.title(lesson),
                                    texts.family(lesson.family()),
                                    texts.text(lesson, TENTH),
                                    texts.watch(lesson, TENTH)),
                            lesson.stages(TENTH).stream().map(stage -> texts.caption(lesson, stage, TENTH))))
                    .as(lesson.name())
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{"));
            lesson.question().ifPresent(question -> {
                assertThat(texts.question(lesson, TENTH)).isNotBlank();
                question.choices().forEach(choice -> assertThat(texts.choice(lesson, choice, TENTH))
                        .isNotBlank());
            });
            assertThat(lesson.seconds(1)).as(lesson.name()).isBetween(0.5, 15.0);
        }
    }

    @Test
    void a_lesson_tells_what_cpython_does_instead_exactly_where_it_differs() {
        for (Lesson lesson : Lessons.all()) {
            assertThat(lesson.onCPython().onCPython()).isSameAs(lesson.onCPython());
            assertThat(lesson.onCPython().stages(1))
                    .as(lesson.name())
                    .allMatch(stage -> stage.plan().isOfCPython()
                            && stage.plan().problems().isEmpty());
            for (Locale locale : languages().toList()) {
                LessonTexts texts = LessonTexts.of(locale);
                if (lesson.onCPython().differs()) {
                    assertThat(texts.differs(lesson)).endsWith(locale.equals(Locale.ENGLISH) ? "." : "。");
                } else {
                    assertThatThrownBy(() -> texts.differs(lesson))
                            .as(lesson.name())
                            .isInstanceOf(MissingResourceException.class);
                }
            }
        }
    }

    private static long sentences(String text) {
        return Arrays.stream(text.split("[.。？；;](?=\\s|$|[^0-9 `])"))
                .filter(part -> !part.isBlank())
                .count();
    }
}
