package io.github.poolscope.report;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.picture.Bar;
import io.github.poolscope.analysis.picture.CallBar;
import io.github.poolscope.analysis.picture.HeldBar;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** Draws the timeline of a report. */
final class TimelineSvg {
    private static final double LABELS = 150;
    private static final double WIDTH = 1080;
    private static final double LANE = 40;
    private static final double BAR = 26;
    private static final double TOP = 26;
    private static final double HELD_ROW = 9;
    /** The minimum width of a callback, so that one of a few microseconds is visible. */
    private static final double MIN_CALLBACK_WIDTH = 2;

    private final Trace trace;
    private final TimelinePicture picture;
    private final TimeAxis axis;
    private final Language language;
    private final Svg svg = new Svg();
    private final TalkSvg talk;
    /** Larger if processes use primitives, for the bands of what they hold and wait for. */
    private final double laneHeight;

    private int merged;

    private TimelineSvg(Trace trace, long from, long to, Language language) {
        this.trace = trace;
        this.language = language;
        axis = new TimeAxis(from, to, WIDTH - LABELS - 10);
        picture = TimelinePicture.of(trace, axis);
        talk = new TalkSvg(svg, trace, picture.talk(), picture.names(), this::x, picture.now(), language);
        laneHeight = LANE + (talks() ? TalkSvg.BANDS : 0);
    }

    /** Draws the whole run. */
    static String draw(Trace trace) {
        return draw(trace, Language.ENGLISH);
    }

    /** Draws the whole run with the texts of a language. */
    static String draw(Trace trace, Language language) {
        return new TimelineSvg(trace, 0, Math.max(1_000_000, Math.round(trace.now() * 1.01)), language).draw();
    }

    /** Draws a part of the run, between two instants in nanoseconds. */
    static String draw(Trace trace, long from, long to) {
        return new TimelineSvg(trace, from, to, Language.ENGLISH).draw();
    }

    private double x(long time) {
        return LABELS + Math.min(axis.width(), Math.max(0, axis.x(time)));
    }

    private boolean talks() {
        return !picture.talk().lanes().isEmpty();
    }

    private String draw() {
        double bottom = TOP
                + laneHeight * (picture.lanes().size() + 1)
                + TalkSvg.LANE * picture.talk().lanes().size();
        for (TimeAxis.Tick tick : axis.ticks()) {
            svg.line(x(tick.time()), TOP - 6, x(tick.time()), bottom, "class=\"grid\"");
            svg.text(x(tick.time()) + 3, 12, tick.label(), "class=\"small\"");
        }
        mainLane();
        double y = TOP + laneHeight;
        for (Lane lane : picture.lanes()) {
            lane(lane, y);
            y += laneHeight;
        }
        y = talk.lanes(y);
        if (!picture.readAhead().steps().isEmpty()) {
            y = talk.readAhead(picture.readAhead(), y);
        }
        y = callbacks(y);
        y = held(y);
        if (talks()) {
            y = talk.legend(LABELS, y);
        }
        if (merged > 0) {
            y += 16;
            svg.text(LABELS, y, say(Phrase.of("report.timeline.merged", merged)), "class=\"small\"");
        }
        return svg.build(WIDTH, y + 8, say(Phrase.of(talks() ? "report.timeline.talking" : "report.timeline")));
    }

    private void mainLane() {
        svg.text(0, TOP + 12, say(Phrase.of("report.timeline.main")), "class=\"lane\"");
        svg.text(0, TOP + 26, "pid " + trace.mainPid(), "class=\"small\"");
        svg.rect(x(0), TOP, x(picture.now()) - x(0), BAR, "class=\"running\" rx=\"2\"");
        talk.bands(Trace.NONE, TOP + BAR + 1);
        for (CallBar call : picture.calls()) {
            double width = x(call.to()) - x(call.from());
            String whole = say(call.label(picture.names()));
            svg.rect(x(call.from()), TOP, width, BAR, "class=\"blocked\" rx=\"2\"", whole);
            String label = width > 6.3 * whole.length() ? whole : say(call.shortLabel(picture.names()));
            if (width > 6.3 * label.length()) {
                svg.text(
                        x(call.from()) + width / 2,
                        TOP + 17,
                        label,
                        "class=\"onBar\" fill=\"#fff\" text-anchor=\"middle\"");
            }
        }
    }

    private void lane(Lane lane, double y) {
        Workers workers = trace.workers();
        String pid = "pid " + workers.pid(lane.worker());
        String name = say(picture.names().name(lane.worker()));
        svg.text(0, y + 12, name.length() > 22 ? name.substring(0, 21) + "…" : name, "class=\"lane\"");
        svg.text(
                0,
                y + 26,
                lane.workers().size() > 1
                        ? say(Phrase.of(
                                "report.timeline.in-turn",
                                pid,
                                Units.count(lane.workers().size())))
                        : pid,
                "class=\"small\"");
        for (int worker : lane.workers()) {
            long requested = Math.max(0, workers.requested(worker));
            long ready = workers.ready(worker) == Trace.NEVER ? picture.now() : workers.ready(worker);
            long gone = workers.exited(worker) == Trace.NEVER ? picture.now() : workers.exited(worker);
            svg.rect(x(ready), y, x(gone) - x(ready), BAR, "class=\"idle\" rx=\"2\"");
            svg.rect(
                    x(requested),
                    y,
                    x(ready) - x(requested),
                    BAR,
                    "fill=\"url(#hatch)\"",
                    say(Phrase.of("report.timeline.starting", Units.duration(ready - requested))));
        }
        density(lane, y);
        lane.bars().forEach(bar -> bar(bar, y));
        lane.workers().forEach(worker -> talk.bands(worker, y + BAR + 2));
        exits(lane, y);
    }

    private void density(Lane lane, double y) {
        merged += lane.mergedCount();
        for (int pixel = 0; pixel < lane.busy().length; pixel++) {
            if (lane.merged()[pixel] > 0 || lane.busy()[pixel] > 0) {
                double opacity = 0.25 + 0.75 * lane.busy()[pixel];
                svg.rect(
                        LABELS + pixel,
                        y,
                        1,
                        BAR,
                        String.format(Locale.ROOT, "class=\"density\" opacity=\"%.2f\"", opacity));
            }
        }
    }

    private void bar(Bar bar, double y) {
        double width = x(bar.to()) - x(bar.from());
        boolean failed = bar.outcome().isFailure();
        String took = Units.duration(bar.to() - bar.from());
        svg.rect(
                x(bar.from()) + 0.5,
                y,
                width - 1,
                BAR,
                "fill=\"" + Palette.fill(bar.index()) + "\" rx=\"2\""
                        + (failed ? " class=\"failed\"" : bar.outcome() == Outcome.CANCELLED ? " opacity=\"0.5\"" : ""),
                say(Phrase.of(failed ? "report.timeline.failed" : "report.timeline.taskel", bar.index(), took)));
        String process = picture.names().processOf(bar.index());
        String index = Integer.toString(bar.index());
        String label = !process.isEmpty() && width > 7.0 * process.length() + 4 ? process : index;
        if (width > 7.0 * label.length() + 4) {
            svg.text(
                    x(bar.from()) + width / 2,
                    y + 17,
                    (failed ? "✕ " : "") + label,
                    "class=\"onBar\" text-anchor=\"middle\" fill=\"" + Palette.text(bar.index()) + "\"");
        }
    }

    private void exits(Lane lane, double y) {
        Workers workers = trace.workers();
        for (int worker : lane.workers()) {
            if (workers.exited(worker) != Trace.NEVER && workers.exitCode(worker) != 0) {
                double at = x(workers.exited(worker));
                svg.line(at, y - 4, at, y + BAR + 4, "class=\"exit\"");
                svg.text(at + 3, y + BAR + 10, say(WorkerFacts.exit(workers, worker)), "class=\"small exitText\"");
            }
        }
    }

    /** Draws the pool's callbacks; adjacent short ones become one bar. */
    private double callbacks(double y) {
        if (picture.callbacks().isEmpty()) {
            return y;
        }
        svg.text(0, y + 12, say(Phrase.of("report.timeline.callbacks")), "class=\"lane\"");
        svg.text(0, y + 26, say(Phrase.of("report.timeline.callbacks.where")), "class=\"small\"");
        svg.rect(x(0), y, x(picture.now()) - x(0), BAR, "class=\"idle\" rx=\"2\"");
        for (CallBar bar : picture.callbacks()) {
            double width = Math.max(MIN_CALLBACK_WIDTH, x(bar.to()) - x(bar.from()));
            String took = Units.duration(bar.to() - bar.from());
            boolean one = bar.awaited() >= 0;
            svg.rect(
                    x(bar.from()),
                    y,
                    width,
                    BAR,
                    one ? "fill=\"" + Palette.fill(bar.awaited()) + "\" rx=\"2\"" : "class=\"density\"",
                    say(
                            one
                                    ? Phrase.of("report.timeline.callback", bar.awaited(), took)
                                    : Phrase.of("report.timeline.callbacks.several", bar.calls(), took)));
            String label = one ? Integer.toString(bar.awaited()) : bar.calls() + " ×";
            if (width > 7.0 * label.length() + 4) {
                svg.text(
                        x(bar.from()) + width / 2,
                        y + 17,
                        label,
                        "class=\"onBar\" text-anchor=\"middle\""
                                + (one ? " fill=\"" + Palette.text(bar.awaited()) + "\"" : ""));
            }
        }
        return y + LANE;
    }

    private double held(double y) {
        if (picture.held().isEmpty()) {
            return y;
        }
        svg.text(0, y + 10, say(Phrase.of("report.timeline.results")), "class=\"lane\"");
        svg.text(0, y + 24, say(Phrase.of("report.timeline.held")), "class=\"small\"");
        for (HeldBar bar : picture.held()) {
            double at = y + 4 + bar.row() * HELD_ROW;
            svg.rect(
                    x(bar.from()),
                    at,
                    x(bar.to()) - x(bar.from()),
                    5,
                    "class=\"held\"",
                    say(Phrase.of("report.timeline.held-for", bar.index(), Units.duration(bar.to() - bar.from()))));
            svg.circle(x(bar.from()), at + 2.5, 3, "fill=\"" + Palette.fill(bar.index()) + "\"");
            if (!bar.waiting()) {
                svg.circle(x(bar.to()), at + 2.5, 3, "class=\"ring\" stroke=\"" + Palette.fill(bar.index()) + "\"");
            }
        }
        double bottom = y + Math.max(30, 8 + picture.heldRows() * HELD_ROW);
        if (picture.heldLeftOut() > 0) {
            svg.text(
                    LABELS,
                    bottom + 10,
                    say(Phrase.of("report.timeline.held-left-out", Units.count(picture.heldLeftOut()))),
                    "class=\"small\"");
            return bottom + 14;
        }
        return bottom;
    }

    private String say(Phrase phrase) {
        return phrase.in(language);
    }
}
