package io.github.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.run.Recording;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hand-outs of lessons with constructed runs. */
class LessonHandoutTest {
    private static final String HOSTILE = "<script>alert(\"1\")</script>&'\u0001";
    private static final Lesson ORDERED = Lessons.find("imap-keeps-order").orElseThrow();
    private static final Lesson IN_CHUNKS =
            Lessons.find("chunksize-on-uneven-taskels").orElseThrow();

    @TempDir
    Path folder;

    private static Recording run(String result) {
        return SampleRuns.imap(result);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void it_tells_the_lesson_its_question_and_what_came_of_its_runs(Language language) {
        LessonTexts texts = LessonTexts.of(language.locale());
        List<Recording> runs = List.of(run("r"));
        String html = LessonHandout.html(ORDERED, 1, runs, language);
        assertThat(html)
                .startsWith("<!doctype html>")
                .endsWith("</html>\n")
                .contains("<html lang=\"" + language.key() + "\"")
                .contains(Html.escape(texts.title(ORDERED)))
                .contains(HandoutText.marked(texts.text(ORDERED, 1)), "<code>imap</code>")
                .contains(HandoutText.marked(texts.watch(ORDERED, 1)))
                .contains(HandoutText.marked(texts.question(ORDERED, 1)))
                .contains("class=\"line\"")
                .contains("pid 41233")
                .contains(Html.escape(texts.say(ORDERED.check(runs).why())));
        assertThat(uncoloured(html)).contains("for</pre>");
        ORDERED.question().orElseThrow().choices().forEach(choice -> assertThat(html)
                .contains("<li>" + HandoutText.marked(texts.choice(ORDERED, choice, 1)) + "</li>"));
    }

    /** Returns a page without the colours of its program. */
    private static String uncoloured(String html) {
        return html.replaceAll("</?span[^>]*>", "");
    }

    @Test
    void the_answer_stands_behind_the_runs_and_not_with_the_question() {
        String html = LessonHandout.html(ORDERED, 1, List.of(run("r")), Language.ENGLISH);
        assertThat(html.indexOf("My prediction, and why:")).isLessThan(html.indexOf("head-of-line blocking"));
        assertThat(html).contains("was read from a run");
        String answer = ORDERED.answer(List.of(run("r"))).orElseThrow();
        assertThat(html.indexOf("What happened:")).isGreaterThan(html.lastIndexOf("</svg>"));
        assertThat(html.substring(html.indexOf("What happened:")))
                .contains(LessonTexts.of(Language.ENGLISH.locale()).choice(ORDERED, answer, 1));
    }

    @Test
    void all_that_is_drawn_and_said_is_in_the_language_that_was_chosen() {
        List<Recording> runs = List.of(run("r"));
        assertThat(LessonHandout.html(ORDERED, 1, runs, Language.CHINESE))
                .contains("主程序", "工作进程 1", "已收到，尚未交付", "交付", "总用时", "术语")
                .doesNotContain("main program", "worker 1", "held until", "delivered<", "makespan");
        assertThat(LessonHandout.html(ORDERED, 1, runs, Language.ENGLISH))
                .contains("main program", "worker 1", "received, not delivered yet", "makespan", "Terms")
                .doesNotContain("主程序");
    }

    @Test
    void it_stands_alone_and_lets_nothing_hostile_through() {
        assertThat(LessonHandout.html(ORDERED, 1, List.of(run(HOSTILE)), Language.ENGLISH))
                .doesNotContain("<script", "\u0001", "src=", "@import", "<link", "href=", "url(h");
        assertThat(HandoutText.marked("a `" + HOSTILE + "` b"))
                .doesNotContain("<script")
                .contains("<code>&lt;script");
    }

    @Test
    void each_stage_has_its_run_and_programs_are_not_printed_twice() {
        String html = LessonHandout.html(IN_CHUNKS, 1, List.of(run("a"), run("b"), run("c")), Language.ENGLISH);
        assertThat(uncoloured(html)).containsOnlyOnce("pool = Pool()");
        assertThat(html.split("<section class=\"run\">", -1)).hasSize(4);
        assertThat(html).contains("1. chunks of 1<", "2. chunks of 4<", "3. chunks of 32<", "The program is the same.");
    }

    @Test
    void without_runs_it_is_a_question_to_take_home() {
        assertThat(LessonHandout.html(ORDERED, 1, List.of(), Language.ENGLISH))
                .contains("My prediction, and why:", "Terms")
                .doesNotContain("<svg", "What happened:", "class=\"verdict", "was read from a run");
    }

    @Test
    void terms_are_explained_where_they_are_said() {
        assertThat(LessonHandout.html(IN_CHUNKS, 1, List.of(), Language.ENGLISH))
                .contains("<dt>chunksize</dt>", "<dt>taskel</dt>")
                .doesNotContain("<dt>initializer</dt>");
    }

    @Test
    void a_file_that_can_not_be_written_is_told_and_leaves_no_part_behind() throws Exception {
        Path file = folder.resolve("lesson.html");
        Recording run = run("r");
        LessonHandout.write(ORDERED, 1, List.of(run), List.of(run.header().program()), Language.ENGLISH, file);
        assertThat(Files.readString(file)).startsWith("<!doctype html>");
        assertThatThrownBy(() -> LessonHandout.write(
                        ORDERED,
                        1,
                        List.of(),
                        List.of(),
                        Language.ENGLISH,
                        folder.resolve("none").resolve("lesson.html")))
                .isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
