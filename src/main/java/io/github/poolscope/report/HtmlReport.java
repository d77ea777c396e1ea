package io.github.poolscope.report;

import io.github.poolscope.analysis.FigureValue;
import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.Notice;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerFigures;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run as one self-contained HTML page without scripts. */
final class HtmlReport {
    private static final int MAX_FAILURES = 50;
    private static final int MAX_WORKERS = 200;

    private final Recording run;
    private final Trace trace;
    private final Figures figures;
    private final WorkerNames names;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(Recording run) {
        this.run = run;
        trace = run.trace();
        figures = Figures.of(run.header(), trace);
        names = WorkerNames.of(trace);
    }

    static void write(Recording run, Writer out) throws IOException {
        HtmlReport report = new HtmlReport(run);
        report.build();
        out.write(report.html.toString());
        out.flush();
    }

    private void build() throws IOException {
        Plan plan = run.header().plan();
        boolean isWatched = run.header().isWatched();
        String title = isWatched
                ? plan.work().text()
                : plan.mode().key() + " · " + plan.work().text();
        html.append(Html.head("en", title, Style.ofReport(), ""));
        head(title);
        figures();
        notices();
        notes();
        section("Timeline", TimelineSvg.draw(trace));
        section("Where the time went", TimeHtml.section(run));
        OrderPicture order = OrderPicture.of(run.header(), trace);
        html.append("<div class=\"columns\">");
        section(
                "Completion order",
                "<p class=\"quiet\">" + Html.escape(order.sentence().toString()) + "</p>" + OrderSvg.draw(order));
        section("CPU per worker", "<p class=\"quiet\">one core is 100 %</p>" + CpuSvg.draw(trace));
        html.append("</div>\n<div class=\"columns\">");
        section("Plan", plan(plan));
        section("Program", isWatched && trace.sources().count() > 0 ? CallsHtml.sources(trace) : program());
        html.append("</div>\n");
        if (isWatched) {
            section("Pools", CallsHtml.pools(trace));
            section("Calls", CallsHtml.calls(trace));
        }
        section("Workers", workers());
        if (trace.syncEvents().count() > 0) {
            section("Talk between processes", TalkHtml.table(trace));
        }
        failures();
        html.append("<p class=\"quiet\">Made by Poolscope from ")
                .append(Html.escape(String.valueOf(run.file().getFileName())))
                .append("</p></body></html>\n");
    }

    private void head(String title) {
        String state = trace.state().name().toLowerCase(Locale.ROOT);
        String tone =
                switch (trace.state()) {
                    case COMPLETED -> trace.taskels().failedCount() == 0 ? "good" : "warn";
                    case FAILED -> "bad";
                    default -> "warn";
                };
        html.append("<h1>")
                .append(Html.escape(title))
                .append("</h1><p class=\"quiet\"><span class=\"state ")
                .append(tone)
                .append("\">")
                .append(state)
                .append("</span> ")
                .append(DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.UK)
                        .withZone(ZoneId.systemDefault())
                        .format(trace.began()))
                .append(" · main program PID ")
                .append(trace.mainPid())
                .append("</p>");
        trace.error().ifPresent(error -> html.append("<p class=\"banner\">")
                .append(Html.escape(error))
                .append("</p>"));
        if (trace.state() == RunState.INTERRUPTED) {
            boolean goesOn = run instanceof SavedRun saved && saved.goesOn();
            html.append("<p class=\"banner\">")
                    .append(
                            goesOn
                                    ? "Another program was still running this when the report was made."
                                    : "The main program was killed while this run went on.")
                    .append(" What follows is what had happened until then.</p>");
        }
    }

    private void figures() {
        int done = trace.taskels().completedCount();
        html.append("<div class=\"figures\">");
        String total = Units.count(Progress.total(run.header(), trace));
        figure("taskels done", "", Units.count(done) + " of " + total, "");
        for (FigureValue value : FigureValue.of(run.header(), trace.state(), figures)) {
            String detail = value.detail().map(more -> " " + more).orElse("");
            String meaning = value.figure().means()
                    + value.absence().map(why -> "\n" + why).orElse("");
            figure(value.figure().title().toString(), meaning, value.value(), detail);
        }
        html.append("</div>\n");
    }

    /** Adds a figure; {@code meaning} is its tooltip, {@code detail} is set in smaller type after the value. */
    private void figure(String name, String meaning, String value, String detail) {
        html.append("<div")
                .append(meaning.isEmpty() ? "" : " title=\"" + Html.escape(meaning) + "\"")
                .append("><span class=\"quiet\">")
                .append(Html.escape(name))
                .append("</span><b>")
                .append(Html.escape(value))
                .append(detail.isEmpty() ? "" : "<small>" + Html.escape(detail) + "</small>")
                .append("</b></div>");
    }

    private void notices() {
        List<Notice> notices = Notices.of(run.header(), trace);
        if (!notices.isEmpty()) {
            section(
                    "What to notice",
                    notices.stream()
                            .map(notice -> "<li>" + Html.escape(notice.text()) + "</li>")
                            .collect(Collectors.joining("", "<ul>", "</ul>")));
        }
    }

    private void notes() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < trace.notes().count(); i++) {
            items.append("<li>").append(Html.escape(trace.notes().at(i).text())).append("</li>");
        }
        if (items.length() > 0) {
            section("Notes", "<ul>" + items + "</ul>");
        }
    }

    private void section(String title, String body) {
        html.append(Html.section(title, body));
    }

    private String plan(Plan plan) {
        StringBuilder rows = new StringBuilder("<table>");
        for (Setting<?> setting : Setting.all()) {
            if (setting.appliesTo(plan)) {
                String meaning = meaning(setting);
                String text = setting.text(plan);
                row(rows, setting.title().toString(), meaning.isEmpty() ? text : text + " (" + meaning + ")");
            }
        }
        return rows.append("</table>").toString();
    }

    /** Returns what the text of a setting resulted in, if the run's header tells more than the text. */
    private String meaning(Setting<?> setting) {
        if (setting == Setting.PROCESSES) {
            return Units.plural(run.header().workers(), "worker");
        }
        if (setting == Setting.CHUNKSIZE) {
            return Units.count(run.header().chunksize()) + " in force";
        }
        return setting == Setting.ITEMS ? Units.count(run.header().items()) : "";
    }

    private static void row(StringBuilder rows, String name, String value) {
        rows.append("<tr><th>")
                .append(name)
                .append("</th><td>")
                .append(Html.escape(value))
                .append("</td></tr>");
    }

    private String program() {
        return "<pre>" + String.join("\n", CodeHtml.lines(run.header().program())) + "</pre>";
    }

    private String workers() {
        StringBuilder rows = new StringBuilder(
                "<table><tr><th class=\"n\">number</th>" + (names.hasProcesses() ? "<th>name</th>" : "")
                        + "<th class=\"n\">PID</th><th class=\"n\">parent</th>"
                        + "<th>started by</th><th class=\"n\">ready at</th><th class=\"n\">tasks</th>"
                        + "<th class=\"n\">taskels</th><th class=\"n\">busy</th><th class=\"n\">CPU time</th>"
                        + "<th class=\"n\">waited for a processor</th>"
                        + "<th class=\"n\">most memory</th><th>ended</th></tr>");
        Workers workers = trace.workers();
        figures.workers().stream().limit(MAX_WORKERS).forEach(worker -> worker(rows, workers, worker));
        rows.append("</table>");
        if (figures.workers().size() > MAX_WORKERS) {
            rows.append("<p class=\"quiet\">")
                    .append(Units.plural(figures.workers().size() - MAX_WORKERS, "further worker"))
                    .append(" left out.</p>");
        }
        return rows.toString();
    }

    private void worker(StringBuilder rows, Workers workers, WorkerFigures figures) {
        int worker = figures.worker();
        rows.append("<tr>");
        number(rows, Integer.toString(worker + 1));
        if (names.hasProcesses()) {
            rows.append("<td>")
                    .append(Html.escape(names.name(worker).toString()))
                    .append("</td>");
        }
        number(rows, Long.toString(workers.pid(worker)));
        number(rows, Long.toString(workers.parentPid(worker)));
        rows.append("<td>").append(Html.escape(workers.startMethod(worker))).append("</td>");
        number(rows, Units.seconds(workers.ready(worker)));
        number(rows, Units.count(figures.tasks()));
        number(rows, Units.count(figures.taskels()));
        number(rows, Units.percent(figures.utilisation()));
        number(rows, Units.duration(figures.cpuNanos()));
        number(rows, figures.waitedNanos() == Trace.NEVER ? "not known" : Units.duration(figures.waitedNanos()));
        number(rows, Units.bytes(figures.mostResident()));
        rows.append("<td>")
                .append(
                        workers.exited(worker) == Trace.NEVER
                                ? "not known"
                                : Html.escape(Units.seconds(workers.exited(worker)) + ", "
                                        + WorkerFacts.exit(workers, worker)))
                .append("</td></tr>");
    }

    private static void number(StringBuilder rows, String value) {
        rows.append("<td class=\"n\">").append(Html.escape(value)).append("</td>");
    }

    private void failures() {
        int count = trace.failures().count();
        if (count == 0) {
            return;
        }
        StringBuilder rows = new StringBuilder();
        for (int rank = 0; rank < Math.min(count, MAX_FAILURES); rank++) {
            Failure failure = trace.failures().at(rank);
            String item = trace.taskels().item(failure.index());
            rows.append("<details><summary><b>taskel ")
                    .append(failure.index())
                    .append("</b> ")
                    .append(Html.escape(item))
                    .append(trace.taskels().outcome(failure.index()) == Outcome.LOST ? " lost: " : " failed: ")
                    .append(Html.escape(failure.type() + ": " + failure.message()))
                    .append("</summary>");
            if (!failure.stackTrace().isEmpty()) {
                rows.append("<pre>").append(Html.escape(failure.stackTrace())).append("</pre>");
            }
            rows.append("</details>");
        }
        if (trace.taskels().failedCount() > MAX_FAILURES) {
            rows.append("<p class=\"quiet\">")
                    .append(Units.plural(trace.taskels().failedCount() - MAX_FAILURES, "further failure"))
                    .append(" left out.</p>");
        }
        section("Failures", rows.toString());
    }
}
