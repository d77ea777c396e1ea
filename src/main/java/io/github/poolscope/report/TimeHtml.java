package io.github.poolscope.report;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.time.DurationSummary;
import io.github.poolscope.analysis.time.Durations;
import io.github.poolscope.analysis.time.MainTime;
import io.github.poolscope.analysis.time.RunTime;
import io.github.poolscope.analysis.time.TimePart;
import io.github.poolscope.analysis.time.TimeWords;
import io.github.poolscope.run.Recording;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the time of a run went, for a report: a bar for the workers, one for the main program, and their parts. */
final class TimeHtml {
    private static final double WIDTH = 1100;
    private static final double BAR = 26;
    private static final double ROW = 48;
    private static final double NANOS = 1e9;

    /** The colours of the workers' parts, which are told apart in both themes and by the colour-blind. */
    private static final String[] FILLS = {
        "#8250df", "#1a7f37", "#4c78a8", "#c93a42", "#bc4c00", "#bf8700", "#d4a72c", "#e377a2", "#9467bd", "#8c959f",
        "#6e4b3a", "#57606a"
    };

    private static final String[] MAIN_FILLS = {"#1a7f37", "#8250df", "#57606a", "#c93a42", "#bf8700", "#4c78a8"};

    /** A part of a bar. */
    private record Part(String name, String means, long nanos, String fill) {}

    private TimeHtml() {}

    static String section(Recording run) {
        RunTime time = RunTime.of(run.header(), run.trace());
        StringBuilder html = new StringBuilder();
        List<Part> workers = workers(time);
        List<Part> main = main(time.main());
        Svg svg = new Svg();
        double height = ROW;
        if (time.slots() > 0) {
            bar(svg, 0, Units.plural(time.slots(), "worker") + " × " + Units.duration(time.wall()), workers);
            height += ROW;
        }
        bar(svg, height - ROW, "main program", main);
        html.append(svg.build(WIDTH, height, "Where the time of workers and main program went"))
                .append("<div class=\"columns\">");
        if (time.slots() > 0) {
            html.append(table("of the workers' time", workers));
        }
        html.append(table("of the main program's time", main)).append("</div>");
        durations(html, Durations.of(run.trace()).all());
        return html.toString();
    }

    private static List<Part> workers(RunTime time) {
        List<Part> parts = new ArrayList<>();
        for (TimePart part : TimePart.values()) {
            parts.add(new Part(
                    TimeWords.name(part).toString(),
                    TimeWords.means(part).toString(),
                    time.whole().of(part),
                    FILLS[part.ordinal()]));
        }
        return parts;
    }

    private static List<Part> main(MainTime main) {
        List<Part> parts = new ArrayList<>();
        parts.add(part("computing", main.computing(), 0));
        parts.add(part("callbacks", main.callbacks(), 1));
        parts.add(part("notKnown", main.notKnown(), 2));
        int[] next = {3};
        main.blocked()
                .forEach((kind, nanos) -> parts.add(new Part(
                        Phrase.of("analysis.time.main.blocked", kind.call()).toString(),
                        "",
                        nanos,
                        MAIN_FILLS[next[0]++ % MAIN_FILLS.length])));
        return parts;
    }

    private static Part part(String key, long nanos, int fill) {
        return new Part(Phrase.of("analysis.time.main." + key).toString(), "", nanos, MAIN_FILLS[fill]);
    }

    private static void bar(Svg svg, double top, String name, List<Part> parts) {
        long total = parts.stream().mapToLong(Part::nanos).sum();
        svg.text(0, top + 12, name, "class=\"lane\"");
        svg.rect(0, top + 17, WIDTH, BAR, "class=\"frame\"");
        double x = 0;
        for (Part part : parts) {
            if (part.nanos() > 0) {
                double width = WIDTH * part.nanos() / total;
                svg.rect(
                        x,
                        top + 17,
                        width,
                        BAR,
                        "fill=\"" + part.fill() + "\"",
                        part.name() + ": " + figures(part, total));
                x += width;
            }
        }
    }

    private static String figures(Part part, long total) {
        return Units.duration(part.nanos()) + ", " + Units.percent(part.nanos() / (double) total);
    }

    private static String table(String caption, List<Part> parts) {
        long total = parts.stream().mapToLong(Part::nanos).sum();
        StringBuilder rows = new StringBuilder("<table><tr><th>part</th><th class=\"n\">time</th><th class=\"n\">")
                .append(caption)
                .append("</th></tr>");
        parts.stream()
                .filter(part -> part.nanos() > 0)
                .sorted(Comparator.comparingLong(Part::nanos).reversed())
                .forEach(part -> rows.append("<tr title=\"")
                        .append(Html.escape(part.means()))
                        .append("\"><td><svg viewBox=\"0 0 10 10\" style=\"display:inline;width:.8em;height:.8em\""
                                + " aria-hidden=\"true\"><rect width=\"10\" height=\"10\" fill=\"")
                        .append(part.fill())
                        .append("\"/></svg> ")
                        .append(Html.escape(part.name()))
                        .append("</td><td class=\"n\">")
                        .append(Units.duration(part.nanos()))
                        .append("</td><td class=\"n\">")
                        .append(Units.percent(part.nanos() / (double) total))
                        .append("</td></tr>"));
        return rows.append("</table>").toString();
    }

    private static void durations(StringBuilder html, DurationSummary all) {
        if (all.count() == 0) {
            return;
        }
        html.append("<p class=\"quiet\">Of ")
                .append(Units.plural(all.count(), "taskel"))
                .append(", the shortest took ")
                .append(seconds(all.min()))
                .append(", a quarter at most ")
                .append(seconds(all.q1()))
                .append(", half at most ")
                .append(seconds(all.median()))
                .append(", three quarters at most ")
                .append(seconds(all.q3()))
                .append(", 95 % at most ")
                .append(seconds(all.p95()))
                .append(", the longest ")
                .append(seconds(all.max()))
                .append(".</p>");
    }

    private static String seconds(double seconds) {
        return Units.duration(Math.round(seconds * NANOS));
    }
}
