package io.github.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The views of each lesson follow from what its texts speak of. */
class LessonViewsTest {
    /** Words that only make sense if the reader sees the view. */
    private static final Map<View, Pattern> NEEDS = Map.of(
            View.ORDER, words("completion order|order of completion.*(list|delivered)"),
            View.CPU, words("CPU"),
            View.WORKERS, words("table of workers|memory of the workers"),
            View.OUTPUT, words("outputs?|prints?|printed|(red |two |first |last )?lines? (of|in|that|`)"),
            View.TALK,
                    words("in the queue|queue is empty|poll|recv|at the barrier|a permit|event is set|has the lock"));

    /** Words that speak of what the view shows; a view that no word of a lesson speaks of is not shown. */
    private static final Map<View, Pattern> SPEAKS_OF = Map.ofEntries(
            Map.entry(View.ORDER, words("order|held|delivered|delivery|get\\(\\)")),
            Map.entry(View.TASKELS, words("tasks?|rows?|files?|raises|lost|chunks?|dropped|taskels?")),
            Map.entry(View.CPU, words("CPU|processor|cores?")),
            Map.entry(View.WORKERS, words("PIDs?|memory|exit codes?|process \\{|share of a core|parents?")),
            Map.entry(View.OUTPUT, words("outputs?|prints?|printed|says?|said|lines?|tells?|messages?|counter")),
            Map.entry(View.EVENTS, words("signal|events?|dropped")),
            Map.entry(View.TALK, words("queues?|pipes?|locks?|RLock|semaphore|event|barrier|condition")),
            Map.entry(View.NOTICES, words("makespans?")));

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<![A-Za-z_])(" + alternatives + ")(?![A-Za-z_])", Pattern.CASE_INSENSITIVE);
    }

    static List<Lesson> lessons() {
        return Lessons.all();
    }

    /** Returns what a reader is told before the runs and, if the lesson holds, after them. */
    private static String told(Lesson lesson) {
        LessonTexts texts = LessonTexts.of(Locale.ENGLISH);
        Stream<String> question = lesson.question().stream()
                .flatMap(asked -> Stream.concat(
                        Stream.of(texts.question(lesson, 1)),
                        asked.choices().stream().map(choice -> texts.choice(lesson, choice, 1))));
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.github.poolscope.lesson.lessons",
                Locale.ENGLISH,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        Stream<String> after = bundle.keySet().stream()
                .filter(key -> key.startsWith(lesson.name() + ".holds"))
                .map(bundle::getString);
        Stream<String> before = Stream.of(texts.title(lesson), texts.text(lesson, 1), texts.watch(lesson, 1));
        return Stream.of(before, question, after).flatMap(said -> said).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_program_and_the_timeline_come_first_and_no_view_comes_twice(Lesson lesson) {
        assertThat(lesson.views())
                .startsWith(View.PROGRAM, View.TIMELINE)
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void what_a_lesson_asks_to_watch_is_shown(Lesson lesson) {
        String watched = LessonTexts.of(Locale.ENGLISH).watch(lesson, 1);
        NEEDS.forEach((view, words) -> {
            if (words.matcher(watched).find()) {
                assertThat(lesson.views()).as(watched).contains(view);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void a_view_is_shown_only_if_the_lesson_speaks_of_it(Lesson lesson) {
        lesson.views().stream()
                .filter(view -> view != View.PROGRAM && view != View.TIMELINE)
                .forEach(view -> assertThat(told(lesson)).as(view.name()).containsPattern(SPEAKS_OF.get(view)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void lessons_about_queues_pipes_and_locks_show_them(Lesson lesson) {
        if (lesson.family() == Family.TALK || lesson.family() == Family.LOCKS) {
            assertThat(lesson.views()).contains(View.TALK);
        }
    }

    @Test
    void each_view_is_that_of_some_lesson() {
        assertThat(lessons().stream().flatMap(lesson -> lesson.views().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(View.values()));
    }
}
