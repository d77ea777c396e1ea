package io.github.poolscope.report;

import io.github.poolscope.analysis.Talk;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.Trace;

/** The events of a run's primitives, as a table in a report. */
final class TalkHtml {
    private static final int MAX_EVENTS = 1_000;

    private TalkHtml() {}

    static String table(Trace trace) {
        Talk talk = Talk.of(trace);
        StringBuilder html = new StringBuilder("<table><tr><th class=\"n\">time</th><th>who</th><th>what</th>"
                + "<th>object</th><th>amount</th><th class=\"n\">waited</th></tr>");
        int first = trace.syncEvents().first();
        int shown = first + Math.min(talk.count() - first, MAX_EVENTS);
        for (int event = first; event < shown; event++) {
            long waited = talk.isWait(event) ? Trace.NEVER : talk.waited(event);
            html.append("<tr><td class=\"n\">").append(Html.escape(talk.instant(event)));
            cell(html, talk.whoExactly(event).toString());
            cell(html, talk.what(event).toString());
            cell(html, talk.object(event));
            cell(html, talk.amount(event).toString());
            html.append("</td><td class=\"n\">")
                    .append(waited == Trace.NEVER ? "" : Html.escape(Units.duration(waited)))
                    .append("</td></tr>");
        }
        html.append("</table>");
        if (shown < talk.count()) {
            html.append("<p class=\"quiet\">")
                    .append(Units.plural(talk.count() - shown, "further event"))
                    .append(" left out; the JSON report has all of them.</p>");
        }
        return html.toString();
    }

    private static void cell(StringBuilder html, String text) {
        html.append("</td><td>").append(Html.escape(text));
    }
}
