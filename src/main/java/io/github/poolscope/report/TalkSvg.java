package io.github.poolscope.report;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.Mark;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.StepChart;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.analysis.picture.TalkPicture;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;

/** Draws the primitives in a report's timeline: who holds what and who waits for what. */
final class TalkSvg {
    static final double LANE = 46;
    /** The additional height, in pixels, of a process's lane that has bands. */
    static final double BANDS = 14;

    private static final double CHART = 24;
    private static final double WAITING = 6;
    private static final double BAND = 5;
    private static final double LETTER = 6.3;

    private final Svg svg;
    private final Trace trace;
    private final TalkPicture talk;
    private final WorkerNames names;
    private final LongToDoubleFunction x;
    private final long now;
    private final Language language;

    /**
     * @param x returns the x coordinate of an instant
     */
    TalkSvg(
            Svg svg,
            Trace trace,
            TalkPicture talk,
            WorkerNames names,
            LongToDoubleFunction x,
            long now,
            Language language) {
        this.svg = svg;
        this.trace = trace;
        this.talk = talk;
        this.names = names;
        this.x = x;
        this.now = now;
        this.language = language;
    }

    private String say(String key, Object... figures) {
        return Phrase.of("report.talk." + key, figures).in(language);
    }

    /** Draws what a worker, or the main program, waited for and held. */
    void bands(int actor, double y) {
        for (Span span : talk.waitsOf(actor)) {
            rect(span, y, BAND, "fill=\"url(#waits)\"", say("waits-for", name(span)));
        }
        for (Span span : talk.holdsOf(actor)) {
            rect(span, y + BAND + 1, BAND, "class=\"density\"", say("holds", name(span)));
        }
    }

    private String name(Span span) {
        return span.object() == Span.SEVERAL
                ? say("short-ones", Units.count(span.count()))
                : trace.syncObjects().at(span.object()).name();
    }

    private void rect(Span span, double y, double height, String attributes, String title) {
        double from = x.applyAsDouble(span.from());
        String lasted = Units.duration(span.to() - span.from());
        svg.rect(from, y, x.applyAsDouble(span.to()) - from, height, attributes, title + ": " + lasted);
    }

    /** Draws all lanes below each other; returns the bottom. */
    double lanes(double y) {
        double top = y;
        for (TalkLane lane : talk.lanes()) {
            lane(lane, top);
            top += LANE;
        }
        return top;
    }

    private void lane(TalkLane lane, double y) {
        SyncObjects.Made made = lane.made();
        String name = made.name();
        svg.text(0, y + 12, name.length() > 22 ? name.substring(0, 21) + "…" : name, "class=\"lane\"");
        svg.text(
                0,
                y + 26,
                made.capacity() > 0
                        ? say("kind-of", made.kind().word(), made.capacity())
                        : made.kind().word(),
                "class=\"small\"");
        double from = x.applyAsDouble(Math.max(0, made.time()));
        svg.rect(from, y, x.applyAsDouble(now) - from, CHART, "class=\"idle\" rx=\"2\"");
        if (isLock(made.kind())) {
            lane.holds().forEach(span -> held(span, y));
        } else {
            long whole = Math.max(1, Math.max(lane.level().most(), made.capacity()));
            String usual = made.kind() == SyncKind.EVENT ? "class=\"running\"" : "class=\"density\"";
            steps(lane.level(), y + CHART, (CHART - 3) / whole, made.capacity(), usual);
            if (made.capacity() > 0) {
                double limit = y + CHART - (CHART - 3) * made.capacity() / whole;
                svg.line(from, limit, x.applyAsDouble(now), limit, "class=\"limit\"");
            }
        }
        lane.marks().forEach(mark -> mark(mark, y));
        for (StepChart.Step step : lane.waiting().steps()) {
            if (step.most() > 0) {
                double left = x.applyAsDouble(step.from());
                double width = x.applyAsDouble(step.to()) - left;
                svg.rect(left, y + CHART + 2, width, WAITING, "fill=\"url(#waits)\"", say("waiting", step.most()));
            }
        }
    }

    private static boolean isLock(SyncKind kind) {
        return kind == SyncKind.LOCK || kind == SyncKind.RLOCK;
    }

    private void steps(StepChart chart, double bottom, double unit, int capacity, String usual) {
        for (StepChart.Step step : chart.steps()) {
            if (step.most() <= 0) {
                continue;
            }
            double left = x.applyAsDouble(step.from());
            double width = x.applyAsDouble(step.to()) - left;
            boolean full = capacity > 0 && step.most() >= capacity;
            String number = step.least() == step.most()
                    ? Long.toString(step.most())
                    : say("from-to", step.least(), step.most());
            String told = capacity > 0 ? say(full ? "full-of" : "level-of", number, capacity) : number;
            String colour = full ? "class=\"held\"" : usual;
            svg.rect(left, bottom - step.most() * unit, width, step.most() * unit, colour + " opacity=\"0.5\"", told);
            if (step.least() < step.most() && step.least() > 0) {
                svg.rect(left, bottom - step.least() * unit, width, step.least() * unit, colour);
            }
        }
    }

    private void held(Span span, double y) {
        String holder = actor(span.actor());
        rect(span, y + 2, CHART - 4, "fill=\"" + fill(span.actor()) + "\" rx=\"2\"", say("held-by", holder));
        double from = x.applyAsDouble(span.from());
        double to = x.applyAsDouble(span.to());
        if (to - from > holder.length() * LETTER + 6) {
            svg.text(
                    (from + to) / 2,
                    y + 16,
                    holder,
                    "class=\"onBar\" text-anchor=\"middle\" fill=\"" + ink(span.actor()) + "\"");
        }
    }

    private String actor(int actor) {
        return actor == Span.SEVERAL ? say("several") : names.name(actor).in(language);
    }

    private int colour(int actor) {
        return names.isProcess(actor) ? names.taskelOf(actor) : trace.workers().slot(actor);
    }

    /** Returns the fill colour; grey for the main program and for several actors at once. */
    private String fill(int actor) {
        return actor < 0 ? "#59636e" : Palette.fill(colour(actor));
    }

    private String ink(int actor) {
        return actor < 0 ? "#ffffff" : Palette.text(colour(actor));
    }

    private void mark(Mark mark, double y) {
        boolean sent = mark.action() == SyncAction.SENT;
        boolean message = sent || mark.action() == SyncAction.RECEIVED;
        double top = message && !sent ? y + CHART / 2 : y;
        double bottom = sent ? y + CHART / 2 : y + CHART;
        String what = mark.action().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String title = actor(mark.actor()) + ": " + (mark.count() > 1 ? Units.count(mark.count()) + " × " : "") + what
                + (message ? ", " + Units.bytes(mark.amount()) : mark.amount() > 0 ? ", " + mark.amount() : "");
        double at = x.applyAsDouble(mark.time());
        String colour = message ? "fill=\"" + fill(mark.actor()) + "\"" : "class=\"mark\"";
        svg.rect(at - 1, top, 2, bottom - top, colour, title);
        if (message) {
            double tip = sent ? top : bottom;
            double base = sent ? tip + BAND : tip - BAND;
            svg.path(
                    String.format(
                            Locale.ROOT, "M%.1f %.1f L%.1f %.1f L%.1f %.1f Z", at, tip, at - 3.5, base, at + 3.5, base),
                    colour);
        }
    }

    /** Draws the legend, and says what was merged; returns the bottom. */
    double legend(double left, double y) {
        svg.rect(left, y + 4, 16, 8, "fill=\"url(#waits)\"");
        svg.text(left + 20, y + 12, say("legend.waits"), "class=\"small\"");
        svg.rect(left + 64, y + 4, 16, 8, "class=\"density\"");
        svg.text(left + 84, y + 12, say("legend.holds"), "class=\"small\"");
        svg.rect(left + 190, y + 4, 16, 8, "class=\"held\" opacity=\"0.5\"");
        svg.text(left + 210, y + 12, say("legend.full"), "class=\"small\"");
        svg.text(left + 244, y + 12, say("legend.rest"), "class=\"small\"");
        if (talk.merged() == 0) {
            return y + 16;
        }
        svg.text(left, y + 28, say("merged", Units.count(talk.merged())), "class=\"small\"");
        return y + 32;
    }

    /** Draws how far is read ahead; returns the bottom. */
    double readAhead(StepChart chart, double y) {
        svg.text(0, y + 12, say("read-ahead"), "class=\"lane\"");
        svg.text(0, y + 26, say("at-most", Units.count(chart.most())), "class=\"small\"");
        List<StepChart.Step> steps = chart.steps();
        for (StepChart.Step step : steps) {
            double left = x.applyAsDouble(step.from());
            double high = CHART * step.most() / Math.max(1, chart.most());
            svg.rect(
                    left,
                    y + CHART - high,
                    x.applyAsDouble(step.to()) - left,
                    high,
                    "class=\"density\" opacity=\"0.5\"",
                    say("not-taken", Units.count(step.most())));
        }
        return y + LANE - 8;
    }
}
