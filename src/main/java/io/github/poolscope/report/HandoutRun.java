package io.github.poolscope.report;

import io.github.poolscope.analysis.FigureValue;
import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.RunFigure;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.plan.Program;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A run on a hand-out: its timeline, program, order and figures. */
final class HandoutRun {
    /** The minimum number of taskels for which an order is drawn. */
    private static final int MIN_ORDER = 2;

    private static final Set<RunFigure> FIGURES =
            EnumSet.of(RunFigure.MAKESPAN, RunFigure.START_UP, RunFigure.FIRST_RESULT, RunFigure.BLOCKED);

    private final Recording run;
    private final Program program;
    private final Optional<Program> before;
    private final Language language;

    /**
     * Creates the section of a run.
     *
     * @param before the program of the previous run on the page; its lines are not printed again
     */
    HandoutRun(Recording run, Program program, Optional<Program> before, Language language) {
        this.run = run;
        this.program = program;
        this.before = before;
        this.language = language;
    }

    /** Returns the section of the run as HTML; {@code heading} is HTML. */
    String section(String heading) {
        Trace trace = run.trace();
        StringBuilder html =
                new StringBuilder("<section class=\"run\"><h2>").append(heading).append("</h2>");
        html.append(TimelineSvg.draw(trace, language));
        OrderPicture order = OrderPicture.of(run.header(), trace);
        html.append("<div class=\"beside\"><div>").append(program()).append("</div>");
        if (order.count() >= MIN_ORDER) {
            html.append("<div class=\"order\">")
                    .append(OrderSvg.draw(order, language))
                    .append("</div>");
        }
        return html.append("</div>")
                .append(figures(trace))
                .append("</section>\n")
                .toString();
    }

    private String program() {
        return before.map(other -> changes(program, other, language)).orElseGet(() -> program(program));
    }

    /** Returns a program as HTML. */
    static String program(Program program) {
        return code(lines(program));
    }

    /** Returns the lines that {@code before} does not have as HTML. */
    static String changes(Program program, Program before, Language language) {
        List<String> known = lines(before);
        List<String> changed =
                lines(program).stream().filter(line -> !known.contains(line)).toList();
        return changed.isEmpty()
                ? quiet("report.handout.same-program", language)
                : quiet("report.handout.changed-lines", language) + code(changed);
    }

    private static String quiet(String key, Language language) {
        return "<p class=\"quiet\">" + Html.escape(new Phrase(key, List.of()).in(language)) + "</p>";
    }

    private static String code(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n", "<pre>", "</pre>"));
    }

    private static List<String> lines(Program program) {
        return CodeHtml.lines(program);
    }

    private String figures(Trace trace) {
        StringBuilder html = new StringBuilder("<div class=\"figures\">");
        figure(html, say("report.figure.taskels"), done(trace));
        figure(html, say("report.figure.tasks"), Units.count(trace.tasks().count()));
        FigureValue.of(run.header(), trace.state(), Figures.of(run.header(), trace)).stream()
                .filter(value -> FIGURES.contains(value.figure()))
                .forEach(
                        value -> figure(html, Html.escape(value.figure().title().in(language)), value.value()));
        return html.append("</div>").toString();
    }

    private String done(Trace trace) {
        return Units.count(trace.taskels().completedCount()) + " / " + Units.count(Progress.total(run.header(), trace));
    }

    private void figure(StringBuilder html, String name, String value) {
        html.append("<div><span class=\"quiet\">")
                .append(name)
                .append("</span><b>")
                .append(Html.escape(value))
                .append("</b></div>");
    }

    private String say(String key) {
        return Html.escape(new Phrase(key, List.of()).in(language));
    }
}
