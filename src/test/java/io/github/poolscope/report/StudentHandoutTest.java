package io.github.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Program;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.words.Language;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The students' copy has the question and room to write, and nothing that answers it. */
class StudentHandoutTest {
    private static final Lesson ORDERED = Lessons.find("imap-keeps-order").orElseThrow();
    private static final Lesson WITHOUT_QUESTION =
            Lessons.find("process-start-and-join").orElseThrow();

    /** Parts of sentences that are shorter say nothing by themselves. */
    private static final int TELLING = 12;

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("[.。;；:：]\\s*|\\{[^}]*}");

    @TempDir
    Path folder;

    private static List<Program> programs(Lesson lesson) {
        return lesson.stages(1).stream()
                .map(stage -> Preparation.program(stage.plan()))
                .toList();
    }

    private static String student(Lesson lesson, Language language) {
        return StudentHandout.html(lesson, 1, programs(lesson), language);
    }

    /** Returns the parts of a page that answer its lesson's question, or say what the lesson expects. */
    private static List<String> leaks(String html, Lesson lesson, Language language) {
        LessonTexts texts = LessonTexts.of(language.locale());
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.github.poolscope.lesson.lessons",
                language.locale(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        List<String> told = new ArrayList<>(List.of(texts.text(lesson, 1), texts.watch(lesson, 1)));
        bundle.keySet().stream()
                .filter(key -> key.startsWith(lesson.name() + ".holds") || key.startsWith(lesson.name() + ".fails."))
                .map(bundle::getString)
                .forEach(told::add);
        String asked = lesson.question()
                .map(question -> question.choices().stream()
                        .map(choice -> texts.choice(lesson, choice, 1))
                        .collect(Collectors.joining("\n", texts.question(lesson, 1) + "\n", "")))
                .orElse("");
        List<String> leaks = new ArrayList<>(told.stream()
                .flatMap(BETWEEN_SENTENCES::splitAsStream)
                .map(String::strip)
                .filter(part -> !asked.contains(part))
                .map(HandoutText::marked)
                .filter(part -> part.length() > TELLING && html.contains(part))
                .toList());
        if (lesson.question().isPresent()) {
            Stream<String> captions = lesson.stages(1).stream()
                    .map(stage -> texts.caption(lesson, stage, 1))
                    .filter(caption -> !asked.contains(caption));
            Stream.concat(Stream.of(lesson.name(), Html.escape(texts.title(lesson))), captions.map(HandoutText::marked))
                    .filter(part -> part.length() > TELLING && html.contains(part))
                    .forEach(leaks::add);
            lesson.question().get().choices().stream()
                    .map(choice -> "\"" + choice + "\"")
                    .filter(html::contains)
                    .forEach(leaks::add);
        }
        Stream.of(
                        "<svg",
                        "<img",
                        "<script",
                        "<!--",
                        "alt=",
                        " title=",
                        "aria-",
                        "data-",
                        "id=",
                        "checked",
                        "class=\"verdict")
                .filter(withoutStyle(html)::contains)
                .forEach(leaks::add);
        return leaks;
    }

    private static String withoutStyle(String html) {
        return html.replaceFirst("(?s)<style>.*</style>", "").replaceAll("(?s)<pre>.*?</pre>", "");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_lesson_lets_its_answer_or_what_it_expects_through(Language language) {
        assertThat(Lessons.all()).allSatisfy(lesson -> assertThat(leaks(student(lesson, language), lesson, language))
                .as(lesson.name())
                .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_teachers_copy_has_what_the_students_copy_must_not_have(Language language) {
        assertThat(Lessons.all()).allSatisfy(lesson -> assertThat(
                        leaks(LessonHandout.html(lesson, 1, List.of(), language), lesson, language))
                .as(lesson.name())
                .isNotEmpty());
        assertThat(leaks(LessonHandout.html(ORDERED, 1, List.of(SampleRuns.imap("r")), language), ORDERED, language))
                .contains("<svg", "class=\"verdict");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void it_asks_shows_the_programs_and_leaves_room(Language language) {
        LessonTexts texts = LessonTexts.of(language.locale());
        assertThat(Lessons.all()).allSatisfy(lesson -> {
            String html = student(lesson, language);
            assertThat(html)
                    .as(lesson.name())
                    .startsWith("<!doctype html>")
                    .endsWith("</html>\n")
                    .contains("<html lang=\"" + language.key() + "\"")
                    .satisfies(page -> assertThat(page.replaceAll("</?span[^>]*>", ""))
                            .contains(Html.escape(
                                    programs(lesson).get(0).lines().get(0).text())));
            assertThat(html.split("class=\"line\"", -1)).as(lesson.name()).hasSize(10);
            assertThat(html.split("<section class=\"run\">", -1))
                    .as(lesson.name())
                    .hasSize(lesson.stages(1).size() + 1);
            assertThat(html.split("<table class=\"lanes\">", -1))
                    .as(lesson.name())
                    .hasSize(lesson.stages(1).size() + 1);
            lesson.question().ifPresent(question -> assertThat(html)
                    .as(lesson.name())
                    .contains(HandoutText.marked(texts.question(lesson, 1)))
                    .satisfies(page -> assertThat(page.split("<li>", -1))
                            .hasSize(question.choices().size() + 1)));
        });
    }

    @Test
    void each_worker_has_a_lane_to_draw_in() {
        Stage stage = ORDERED.stages(1).get(0);
        assertThat(student(ORDERED, Language.ENGLISH).split("<td></td>", -1))
                .hasSize(stage.plan().workers() + 2);
    }

    @Test
    void a_lesson_without_a_question_has_its_title_and_asks_what_is_expected() {
        assertThat(student(WITHOUT_QUESTION, Language.ENGLISH))
                .contains("<h1>A process: start and join</h1>", "What I expect to happen, and why:");
        assertThat(student(ORDERED, Language.ENGLISH))
                .contains("<h1>Order: lesson 13</h1>")
                .doesNotContain("What I expect to happen");
    }

    @Test
    void it_stands_alone_in_the_language_that_was_chosen() {
        assertThat(student(ORDERED, Language.CHINESE))
                .contains("主程序", "工作进程 1", "姓名")
                .doesNotContain("main program", "worker 1", "Name:", "src=", "@import", "<link", "href=");
        assertThat(student(ORDERED, Language.ENGLISH)).doesNotContain("主程序");
    }

    @Test
    void the_name_of_its_file_does_not_tell_the_answer_either() {
        List<String> names =
                Lessons.all().stream().map(StudentHandout::fileName).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("lesson-[0-9]+-student\\.html"));
    }

    @Test
    void it_is_written_to_a_file() throws IOException {
        Path file = folder.resolve(StudentHandout.fileName(ORDERED));
        StudentHandout.write(ORDERED, 1, programs(ORDERED), Language.ENGLISH, file);
        assertThat(file).hasContent(student(ORDERED, Language.ENGLISH));
        assertThat(Files.size(file)).isPositive();
    }
}
