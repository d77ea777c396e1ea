package io.github.poolscope.report;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.compare.ComparedRun;
import io.github.poolscope.compare.Comparison;
import io.github.poolscope.compare.FigureRow;
import io.github.poolscope.compare.Pairs;
import io.github.poolscope.compare.PlanDifference;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A comparison as one self-contained HTML page without scripts: the timelines have one scale. */
public final class ComparisonHtml {
    private static final int MOST_TASKELS = 50;
    private static final double ROOM_BEHIND = 1.01;
    private static final long SHORTEST = 1_000_000;

    private final Comparison comparison;
    private final List<ComparedRun> runs;
    private final StringBuilder html = new StringBuilder();

    private ComparisonHtml(Comparison comparison) {
        this.comparison = comparison;
        runs = comparison.runs();
    }

    /**
     * Writes the page.
     *
     * @param judgements what rounds of runs have told, each in one sentence
     */
    public static void write(Comparison comparison, List<Phrase> judgements, Writer out) throws IOException {
        ComparisonHtml page = new ComparisonHtml(comparison);
        page.build(judgements);
        out.write(page.html.toString());
        out.flush();
    }

    private void build(List<Phrase> judgements) {
        String title = runs.stream()
                .map(run -> run.letter() + ": " + run.recording().file().getFileName())
                .collect(Collectors.joining(", "));
        html.append(Html.head("en", title, Style.ofReport(), "")).append("<h1>Comparison</h1>");
        judgements.forEach(judgement -> paragraph("", judgement.toString()));
        paragraph("", comparison.sentence().toString());
        comparison.warnings().forEach(warning -> paragraph("banner", warning.toString()));
        section("Runs", runs());
        section("Plans", plans());
        section("Figures", figures());
        long end = runs.stream()
                .mapToLong(run -> run.recording().trace().now())
                .max()
                .orElse(0);
        for (ComparedRun run : runs) {
            section(
                    "Timeline of " + run.letter(),
                    TimelineSvg.draw(run.recording().trace(), 0, Math.max(SHORTEST, Math.round(end * ROOM_BEHIND))));
        }
        html.append("<div class=\"columns\">");
        for (ComparedRun run : runs) {
            OrderPicture order =
                    OrderPicture.of(run.recording().header(), run.recording().trace());
            section(
                    "Order of " + run.letter(),
                    "<p class=\"quiet\">" + Html.escape(order.sentence().toString()) + "</p>" + OrderSvg.draw(order));
        }
        html.append("</div>\n");
        section("Taskels that differ most between A and B", taskels());
        html.append("</body></html>\n");
    }

    private void paragraph(String style, String text) {
        html.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">")
                .append(Html.escape(text))
                .append("</p>");
    }

    private void section(String title, String body) {
        html.append(Html.section(title, body));
    }

    private String runs() {
        DateTimeFormatter when =
                DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.UK).withZone(ZoneId.systemDefault());
        StringBuilder rows = new StringBuilder("<table>");
        for (ComparedRun run : runs) {
            row(
                    rows,
                    run.letter(),
                    List.of(
                            String.valueOf(run.recording().file().getFileName()),
                            when.format(run.recording().trace().began()),
                            run.recording().header().plan().work().text()));
        }
        return rows.append("</table>").toString();
    }

    private String plans() {
        if (comparison.plan().isEmpty()) {
            return "<p class=\"quiet\">The plans are equal.</p>";
        }
        StringBuilder rows = heads().append("</tr>");
        for (PlanDifference difference : comparison.plan()) {
            row(rows, difference.setting().title().toString(), difference.values());
        }
        return rows.append("</table>").toString();
    }

    private StringBuilder heads() {
        StringBuilder rows = new StringBuilder("<table><tr><th></th>");
        runs.forEach(run -> rows.append("<th class=\"n\">").append(run.letter()).append("</th>"));
        return rows;
    }

    private String figures() {
        StringBuilder rows = heads();
        for (ComparedRun run : runs.subList(1, runs.size())) {
            rows.append("<th class=\"n\">").append(run.letter()).append(" ÷ A</th>");
        }
        rows.append("</tr>");
        for (FigureRow row : comparison.figures()) {
            rows.append("<tr><th>")
                    .append(Html.escape(row.measure().title().toString()))
                    .append("</th>");
            row.values().forEach(value -> number(rows, row.measure().text(value)));
            for (int run = 1; run < runs.size(); run++) {
                number(rows, ratio(row.ratio(run)));
            }
            rows.append("</tr>");
        }
        return rows.append("</table>").toString();
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : Units.NONE;
    }

    private String taskels() {
        List<Pairs.Difference> all = comparison.pairs().differences(0, 1, MOST_TASKELS);
        if (all.isEmpty()) {
            return "<p class=\"quiet\">No taskel has ended in both.</p>";
        }
        StringBuilder rows = new StringBuilder("<table><tr><th class=\"n\">taskel</th><th>item</th>"
                + "<th class=\"n\">A</th><th class=\"n\">B</th><th class=\"n\">B − A</th></tr>");
        for (Pairs.Difference it : all) {
            rows.append("<tr>");
            number(rows, Integer.toString(it.first()));
            rows.append("<td>")
                    .append(Html.escape(
                            runs.get(0).recording().trace().taskels().item(it.first())))
                    .append("</td>");
            number(rows, Units.duration(runs.get(0).duration(it.first())));
            number(rows, Units.duration(runs.get(1).duration(it.second())));
            number(rows, (it.difference() < 0 ? "−" : "+") + Units.duration(Math.abs(it.difference())));
            rows.append("</tr>");
        }
        return rows.append("</table>").toString();
    }

    private static void row(StringBuilder rows, String name, List<String> values) {
        rows.append("<tr><th>").append(Html.escape(name)).append("</th>");
        values.forEach(value -> rows.append("<td>")
                .append(Html.escape(value.isEmpty() ? "–" : value))
                .append("</td>"));
        rows.append("</tr>");
    }

    private static void number(StringBuilder rows, String value) {
        rows.append("<td class=\"n\">").append(Html.escape(value)).append("</td>");
    }
}
