package io.github.poolscope.report;

import io.github.poolscope.files.Destination;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Question;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.plan.Program;
import io.github.poolscope.run.Recording;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/**
 * A lesson with its runs on one or two printable pages, for the teacher: a self-contained HTML file without scripts. The
 * results follow the question, which has room for a prediction. The students' copy is {@link StudentHandout}.
 */
public final class LessonHandout {
    private static final int PREDICTION_LINES = 2;

    private final Lesson lesson;
    private final double pace;
    private final List<? extends Recording> runs;
    private final List<Program> programs;
    private final Language language;
    private final LessonTexts texts;
    private final StringBuilder html = new StringBuilder();

    private LessonHandout(
            Lesson lesson, double pace, List<? extends Recording> runs, List<Program> programs, Language language) {
        this.lesson = lesson;
        this.pace = pace;
        this.runs = runs;
        this.programs = programs;
        this.language = language;
        texts = LessonTexts.of(language.locale());
    }

    /**
     * Returns the page as a text, with the programs that ran.
     *
     * @param pace the pace of the runs, used for the lesson's figures
     * @param runs the runs of the lesson's stages, in their order; missing ones are left out, and without any there is
     *     no verdict
     */
    public static String html(Lesson lesson, double pace, List<? extends Recording> runs, Language language) {
        return html(
                lesson,
                pace,
                runs,
                runs.stream().map(run -> run.header().program()).toList(),
                language);
    }

    private static String html(
            Lesson lesson, double pace, List<? extends Recording> runs, List<Program> programs, Language language) {
        LessonHandout handout = new LessonHandout(lesson, pace, runs, programs, language);
        handout.build();
        return handout.html.toString();
    }

    /**
     * Writes the page to a file that the user named.
     *
     * @param programs the programs of the runs, in the language of the class
     * @throws IOException if it can't be written, or if it is the file of one of the runs; its previous contents are
     *     kept
     */
    public static void write(
            Lesson lesson,
            double pace,
            List<? extends Recording> runs,
            List<Program> programs,
            Language language,
            Path file)
            throws IOException {
        Destination.of(file)
                .apartFrom(runs.stream().map(Recording::file).toList())
                .write(html(lesson, pace, runs, programs, language));
    }

    private void build() {
        String title = texts.title(lesson);
        html.append(head(title, language))
                .append("<header><h1>")
                .append(Html.escape(title))
                .append("</h1><p class=\"quiet\">")
                .append(Html.escape(texts.family(lesson.family()) + date()))
                .append("</p><p class=\"name\">")
                .append(say("report.handout.name"))
                .append("</p></header>\n");
        lesson.question().ifPresent(this::question);
        paragraph("", texts.text(lesson, pace));
        if (lesson.differs()) {
            paragraph(texts.word("differs"), texts.differs(lesson));
        }
        paragraph(texts.word("watch"), texts.watch(lesson, pace));
        List<Stage> stages = lesson.stages(pace);
        for (int i = 0; i < Math.min(stages.size(), runs.size()); i++) {
            String heading = stages.size() == 1
                    ? say("report.handout.run")
                    : (i + 1) + ". " + HandoutText.marked(texts.caption(lesson, stages.get(i), pace));
            Optional<Program> before = i == 0 ? Optional.empty() : Optional.of(programs.get(i - 1));
            html.append(new HandoutRun(runs.get(i), programs.get(i), before, language).section(heading));
        }
        verdict();
        if (!runs.isEmpty()) {
            html.append("<p class=\"quiet foot\">")
                    .append(say("report.handout.made"))
                    .append("</p>");
        }
        html.append("</body></html>\n");
    }

    /** Returns the beginning of the page, up to and including the opening tag of its body. */
    static String head(String title, Language language) {
        return Html.head(language.key(), title, Style.ofHandout(), " class=\"handout\"");
    }

    private String date() {
        return runs.isEmpty()
                ? ""
                : " · "
                        + DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(language.locale())
                                .withZone(ZoneId.systemDefault())
                                .format(runs.get(0).trace().began());
    }

    private void paragraph(String opening, String text) {
        html.append("<p>");
        if (!opening.isEmpty()) {
            html.append("<b>").append(Html.escape(opening)).append("</b> ");
        }
        html.append(HandoutText.marked(text)).append("</p>\n");
    }

    private void question(Question question) {
        html.append(HandoutText.question(question, lesson, pace, texts))
                .append("<p class=\"quiet\">")
                .append(say("report.handout.why"))
                .append("</p>")
                .append("<div class=\"line\"></div>".repeat(PREDICTION_LINES))
                .append("</section>\n");
    }

    private void verdict() {
        String said = texts.text(lesson, pace) + texts.watch(lesson, pace);
        if (!runs.isEmpty()) {
            Verdict verdict = lesson.check(runs);
            said += texts.say(verdict.why());
            html.append("<section class=\"verdict ")
                    .append(verdict.holds() ? "holds" : "fails")
                    .append("\">");
            lesson.answer(runs)
                    .ifPresent(answer -> paragraph(texts.word("answer"), texts.choice(lesson, answer, pace)));
            paragraph(texts.word(verdict.holds() ? "holds" : "fails"), texts.say(verdict.why()));
            html.append("</section>\n");
        }
        html.append(HandoutText.terms(said, HandoutText.OF_FIGURES, language));
    }

    private String say(String key) {
        return Html.escape(new Phrase(key, List.of()).in(language));
    }
}
