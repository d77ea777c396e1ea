package io.github.poolscope.report;

import io.github.poolscope.analysis.CallNames;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.Sources;
import io.github.poolscope.trace.Trace;
import java.util.Locale;

/** What a watched program has made, as HTML: its pools, their calls, and its source files. */
final class CallsHtml {
    private static final int MAX_ROWS = 200;

    private CallsHtml() {}

    static String pools(Trace trace) {
        Pools pools = trace.pools();
        StringBuilder rows = new StringBuilder(
                "<table><tr><th class=\"n\">number</th><th>name</th><th>kind</th><th class=\"n\">size</th>"
                        + "<th>started by</th><th class=\"n\">made at</th></tr>");
        for (int pool = 0; pool < Math.min(MAX_ROWS, pools.count()); pool++) {
            rows.append("<tr>");
            number(rows, Integer.toString(pool + 1));
            text(rows, pools.name(pool));
            text(rows, pools.kind(pool).name().toLowerCase(Locale.ROOT).replace('_', ' '));
            number(rows, Units.count(pools.size(pool)));
            text(rows, pools.startMethod(pool));
            number(rows, Units.seconds(pools.created(pool)));
            rows.append("</tr>");
        }
        return rows + "</table>" + further(pools.count() + pools.leftOut(), "pool");
    }

    static String calls(Trace trace) {
        PoolCalls calls = trace.poolCalls();
        StringBuilder rows =
                new StringBuilder("<table><tr><th class=\"n\">number</th><th>call</th><th class=\"n\">pool</th>"
                        + "<th class=\"n\">taskels</th><th class=\"n\">chunksize</th><th class=\"n\">first taskel</th>"
                        + "<th class=\"n\">made at</th></tr>");
        int end = (int) Math.min(calls.count(), (long) calls.first() + MAX_ROWS);
        for (int call = calls.first(); call < end; call++) {
            rows.append("<tr>");
            number(rows, Integer.toString(call));
            text(rows, CallNames.of(trace, call));
            number(rows, known(calls.pool(call), 1));
            number(rows, known(calls.taskels(call), 0));
            number(rows, known(calls.chunksize(call), 0));
            number(rows, known(calls.firstTaskel(call), 0));
            number(rows, Units.seconds(calls.made(call)));
            rows.append("</tr>");
        }
        return rows + "</table>" + further((long) calls.count() - calls.first(), "call");
    }

    static String sources(Trace trace) {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < trace.sources().count(); i++) {
            Sources.Source source = trace.sources().at(i);
            texts.append("<details")
                    .append(i == 0 ? " open" : "")
                    .append("><summary>")
                    .append(Html.escape(source.path()))
                    .append("</summary><pre>")
                    .append(String.join(
                            "\n",
                            CodeHtml.lines(
                                    language(source.path()),
                                    source.text().lines().toList())))
                    .append("</pre></details>");
        }
        return texts.toString();
    }

    private static String language(String path) {
        return path.endsWith(".py") ? "Python" : path.endsWith(".java") ? "Java" : "";
    }

    private static String known(int value, int first) {
        return value == Trace.NONE ? Units.NONE : Units.count((long) value + first);
    }

    private static String further(long count, String noun) {
        return count <= MAX_ROWS
                ? ""
                : "<p class=\"quiet\">" + Units.plural(count - MAX_ROWS, "further " + noun) + " left out.</p>";
    }

    private static void number(StringBuilder rows, String value) {
        rows.append("<td class=\"n\">").append(Html.escape(value)).append("</td>");
    }

    private static void text(StringBuilder rows, String value) {
        rows.append("<td>").append(Html.escape(value)).append("</td>");
    }
}
