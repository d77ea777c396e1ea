package io.github.poolscope.report;

import io.github.poolscope.files.Destination;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Question;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Program;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A lesson as a printable page for students: its question and its programs, lanes to draw what happens, and lines to
 * write. It contains nothing that answers the question: no text of the lesson, no title if there is a question, no
 * names of the stages, nothing from a run. The teacher's copy is {@link LessonHandout}.
 */
public final class StudentHandout {
    private static final int LINES = 3;
    /** More lanes than this are not drawn: there is no room to draw in them. */
    private static final int MAX_LANES = 8;

    private final Lesson lesson;
    private final double pace;
    private final List<Program> programs;
    private final Language language;
    private final LessonTexts texts;
    private final StringBuilder html = new StringBuilder();

    private StudentHandout(Lesson lesson, double pace, List<Program> programs, Language language) {
        this.lesson = lesson;
        this.pace = pace;
        this.programs = List.copyOf(programs);
        this.language = language;
        texts = LessonTexts.of(language.locale());
    }

    /**
     * Returns the page as a text.
     *
     * @param pace the pace at which the lesson will run, used for the figures of its question
     * @param programs the programs of the lesson's stages, in their order
     */
    public static String html(Lesson lesson, double pace, List<Program> programs, Language language) {
        StudentHandout handout = new StudentHandout(lesson, pace, programs, language);
        handout.build();
        return handout.html.toString();
    }

    /**
     * Writes the page to a file that the user named.
     *
     * @throws IOException if it can't be written; its previous contents are kept
     */
    public static void write(Lesson lesson, double pace, List<Program> programs, Language language, Path file)
            throws IOException {
        Destination.of(file).write(html(lesson, pace, programs, language));
    }

    /** Returns a file name that does not tell the answer, as the lesson's own name may. */
    public static String fileName(Lesson lesson) {
        return "lesson-" + number(lesson) + "-student.html";
    }

    private static int number(Lesson lesson) {
        return Lessons.all().indexOf(lesson) + 1;
    }

    private void build() {
        String title = lesson.question().isPresent()
                ? new Phrase("report.student.title", List.of(texts.family(lesson.family()), number(lesson)))
                        .in(language)
                : texts.title(lesson);
        html.append(LessonHandout.head(title, language))
                .append("<header><h1>")
                .append(Html.escape(title))
                .append("</h1><p class=\"name\">")
                .append(say("report.handout.name"))
                .append("</p></header>\n");
        lesson.question().ifPresentOrElse(this::question, () -> room("report.student.expect"));
        List<Stage> stages = lesson.stages(pace);
        for (int i = 0; i < Math.min(stages.size(), programs.size()); i++) {
            run(stages, i);
        }
        room("report.student.saw");
        room("report.student.why");
        html.append(HandoutText.terms(terms(), List.of(), language)).append("</body></html>\n");
    }

    private void question(Question question) {
        html.append(HandoutText.question(question, lesson, pace, texts))
                .append("<p class=\"quiet\">")
                .append(say("report.handout.why"))
                .append("</p>")
                .append(lines())
                .append("</section>\n");
    }

    private void room(String key) {
        html.append("<section class=\"room\"><p><b>")
                .append(say(key))
                .append("</b></p>")
                .append(lines())
                .append("</section>\n");
    }

    private static String lines() {
        return "<div class=\"line\"></div>".repeat(LINES);
    }

    private void run(List<Stage> stages, int place) {
        String heading = stages.size() == 1
                ? say("report.handout.run")
                : Html.escape(new Phrase("report.student.run", List.of(place + 1)).in(language));
        html.append("<section class=\"run\"><h2>")
                .append(heading)
                .append("</h2>")
                .append(
                        place == 0
                                ? HandoutRun.program(programs.get(0))
                                : HandoutRun.changes(programs.get(place), programs.get(place - 1), language))
                .append(place == 0 ? "<p class=\"quiet\">" + say("report.student.draw") + "</p>" : "")
                .append(lanes(stages.get(place).plan().workers()))
                .append("</section>\n");
    }

    private String lanes(int workers) {
        StringBuilder table = new StringBuilder("<table class=\"lanes\">");
        lane(table, say("report.student.main"));
        for (int i = 1; i <= Math.min(MAX_LANES, workers); i++) {
            lane(table, Html.escape(new Phrase("report.student.lane", List.of(i)).in(language)));
        }
        return table.append("</table><p class=\"time quiet\">")
                .append(say("report.student.time"))
                .append("</p>")
                .toString();
    }

    private static void lane(StringBuilder table, String name) {
        table.append("<tr><th>").append(name).append("</th><td></td></tr>");
    }

    /** Returns the text whose terms are explained: only what the page itself says. */
    private String terms() {
        StringBuilder said = new StringBuilder(say("report.student.draw"));
        lesson.question().ifPresent(question -> {
            said.append(texts.question(lesson, pace));
            question.choices().forEach(choice -> said.append(' ').append(texts.choice(lesson, choice, pace)));
        });
        programs.forEach(program -> said.append(program.text()));
        return said.toString();
    }

    private String say(String key) {
        return Html.escape(new Phrase(key, List.of()).in(language));
    }
}
