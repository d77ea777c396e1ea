package io.github.poolscope.report;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Question;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts of a hand-out. All text is escaped. */
final class HandoutText {
    /** The terms that are explained if they are used. */
    private static final List<String> TERMS = List.of(
            "pool",
            "worker",
            "taskel",
            "task",
            "chunksize",
            "held",
            "blocked",
            "start-method",
            "initializer",
            "makespan");

    /** The terms that the figures of runs use. */
    static final List<String> OF_FIGURES = List.of("taskel", "makespan");

    private HandoutText() {}

    /** Returns text with code between backticks as HTML. */
    static String marked(String sentences) {
        StringBuilder html = new StringBuilder();
        boolean code = false;
        for (String part : sentences.split("`", -1)) {
            html.append(code ? "<code>" : "").append(Html.escape(part)).append(code ? "</code>" : "");
            code = !code;
        }
        return html.toString();
    }

    /** Returns the beginning of a section, which the caller ends: a lesson's question and its choices. */
    static String question(Question question, Lesson lesson, double pace, LessonTexts texts) {
        return question.choices().stream()
                .map(choice -> "<li>" + marked(texts.choice(lesson, choice, pace)) + "</li>")
                .collect(Collectors.joining(
                        "",
                        "<section class=\"question\"><p><b>"
                                + Html.escape(texts.word("question"))
                                + "</b> "
                                + marked(texts.question(lesson, pace))
                                + "</p><ul>",
                        "</ul>"));
    }

    /** Returns the explanations of the terms that {@code said} contains, and of those in {@code always}. */
    static String terms(String said, List<String> always, Language language) {
        String text = said.toLowerCase(Locale.ROOT);
        return TERMS.stream()
                .filter(term -> always.contains(term)
                        || text.contains(name(term).in(language).toLowerCase(Locale.ROOT)))
                .map(term -> "<dt>" + Html.escape(name(term).in(language)) + "</dt><dd>"
                        + Html.escape(Phrase.of("report.means." + term).in(language)) + "</dd>")
                .collect(Collectors.joining(
                        "",
                        "<section><h2>"
                                + Html.escape(Phrase.of("report.handout.terms").in(language)) + "</h2><dl>",
                        "</dl></section>\n"));
    }

    private static Phrase name(String term) {
        return Phrase.of("report.term." + term);
    }
}
