package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.RangeFigures;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.picture.Bar;
import io.github.poolscope.analysis.picture.CallBar;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.analysis.picture.HeldBar;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Letters;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints one frame of the timeline. */
final class TimelinePainter {
    static final double LABELS = 166;
    static final double MARGIN = 10;
    static final double FIRST_WORKER = 72;

    private static final double MOST_LANE = 60;
    private static final double LEAST_LANE = 32;
    /** Below this a lane has room for two lines of text, not for three. */
    private static final double LANE_OF_THREE_LINES = 52;

    private static final double AXIS = 20;
    private static final double MAIN_BAR = 26;
    private static final double BAR = 34;
    private static final double HELD_ROW = 8;
    private static final double LEGEND = 26;
    private static final int LEVELS = 32;
    /** Round corners cost several times a rectangle, and on narrow bars nobody sees them. */
    private static final double ROUNDED = 12;

    private static final double HATCH = 6;
    private static final double SPARKLINE = 54;
    /** A letter of the labels is about so wide. */
    private static final double LETTER = 6.4;

    private static final Font SMALL = Font.font("Inter", 10.5);
    private static final Font STRONG = Font.font("Inter Semi Bold", 12);

    private final GraphicsContext g;
    private final Colours colours;
    private final Frame frame;
    private final TimelinePicture picture;
    private final TimeAxis axis;
    private final double plot;
    private final int selectedTaskel;
    private final int selectedWorker;
    private final double lane;
    private final double bar;

    TimelinePainter(
            GraphicsContext g,
            Colours colours,
            Frame frame,
            TimeAxis axis,
            double height,
            int selectedTaskel,
            int selectedWorker) {
        this.g = g;
        this.colours = colours;
        this.frame = frame;
        this.axis = axis;
        plot = axis.width();
        this.selectedTaskel = selectedTaskel;
        this.selectedWorker = selectedWorker;
        picture = frame.timeline();
        lane = laneHeight(frame, height);
        bar = Math.min(BAR, lane - 16);
    }

    /** As high as there is room for; where there is none, one scrolls. */
    static double laneHeight(Frame frame, double height) {
        double room = height - FIRST_WORKER - heldHeight(frame.timeline()) - LEGEND;
        int lanes = Math.max(1, frame.timeline().lanes().size());
        return Math.max(LEAST_LANE, Math.min(MOST_LANE, Math.floor(room / lanes)));
    }

    double contentHeight() {
        return FIRST_WORKER + picture.lanes().size() * lane + heldHeight(picture) + LEGEND;
    }

    void paint(double width, double height, double scrolled, boolean fits) {
        g.setTextBaseline(VPos.CENTER);
        double legend = height - 18;
        grid(legend - 6);
        g.save();
        g.translate(0, -scrolled);
        mainLane();
        double y = FIRST_WORKER;
        for (Lane place : picture.lanes()) {
            if (y - scrolled < height && y + lane - scrolled > 0) {
                lane(place, y);
            }
            y += lane;
        }
        held(y);
        g.restore();
        // A clip costs more than all that is drawn here: what was scrolled out is painted over.
        g.setFill(colours.of(Role.PAPER));
        g.fillRect(0, 0, width, AXIS);
        g.fillRect(0, legend - 6, width, height - legend + 6);
        labels();
        cursor(legend - 6);
        new Legend(g, colours, plot).paint(picture, legend, width, fits);
    }

    /** The instant that is pointed at, here or in another view. */
    void pointer(long instant, double height) {
        if (instant == Trace.NEVER || instant < axis.from() || instant > axis.to()) {
            return;
        }
        double at = Math.floor(x(instant)) + 0.5;
        g.setStroke(colours.of(Role.CURSOR));
        g.setLineWidth(1);
        g.strokeLine(at, 2, at, height - 24);
        String label = axis.instant(instant);
        double width = label.length() * LETTER + 6;
        boolean left = at + width > LABELS + plot;
        g.setFill(colours.of(Role.CURSOR));
        g.fillRoundRect(left ? at - width : at, 1, width, 15, 4, 4);
        text(label, left ? at - width / 2 : at + width / 2, 9, SMALL, colours.of(Role.PAPER));
    }

    /** A part of time and what happened in it. */
    void measured(RangeFigures figures, double height) {
        double x0 = clamped(figures.from());
        double x1 = clamped(figures.to());
        g.setFill(colours.of(Role.CURSOR).deriveColor(0, 1, 1, 0.14));
        g.fillRect(x0, AXIS, x1 - x0, height - AXIS - 24);
        String line = Words.say(figures.line());
        double width = Math.min(plot, Letters.width(line, LETTER) + 16);
        double at = Math.max(LABELS, Math.min(LABELS + plot - width, (x0 + x1 - width) / 2));
        g.setFill(colours.of(Role.CURSOR));
        g.fillRoundRect(at, height - 44, width, 20, 6, 6);
        text(line, at + width / 2, height - 34, SMALL, colours.of(Role.PAPER));
    }

    private static double heldHeight(TimelinePicture picture) {
        return Math.max(40, picture.heldRows() * HELD_ROW + 14);
    }

    private double x(long time) {
        return LABELS + axis.x(time);
    }

    private double clamped(long time) {
        return Math.max(LABELS, Math.min(LABELS + plot, x(time)));
    }

    private void grid(double bottom) {
        g.setLineWidth(1);
        g.setStroke(colours.of(Role.LINE));
        for (TimeAxis.Tick tick : axis.ticks()) {
            double at = Math.floor(x(tick.time())) + 0.5;
            g.strokeLine(at, 4, at, bottom);
        }
    }

    private void labels() {
        g.setFont(SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        g.setLineWidth(1);
        for (TimeAxis.Tick tick : axis.ticks()) {
            double at = Math.floor(x(tick.time())) + 0.5;
            g.setStroke(colours.of(Role.LINE));
            g.strokeLine(at, 4, at, AXIS);
            g.setFill(colours.of(Role.QUIET_TEXT));
            if (at + 4 + tick.label().length() * LETTER < LABELS + plot + MARGIN) {
                g.fillText(tick.label(), at + 4, 9);
            }
        }
    }

    private void mainLane() {
        double top = AXIS + 6;
        label(Words.text("timeline.main"), "pid " + frame.recording().trace().mainPid(), top);
        long end = picture.now();
        fill(0, end, top, MAIN_BAR, colours.of(Role.RUNNING));
        for (CallBar call : picture.calls()) {
            fill(call.from(), call.to(), top, MAIN_BAR, colours.of(Role.BLOCKED));
            double width = clamped(call.to()) - clamped(call.from());
            String whole = Words.say(call.label());
            String label = fits(whole, width) ? whole : Words.say(call.shortLabel());
            if (fits(label, width)) {
                text(label, clamped(call.from()) + width / 2, top + MAIN_BAR / 2, STRONG, colours.of(Role.ON_STRONG));
            }
        }
        rule(FIRST_WORKER - 10);
    }

    private void label(String title, String detail, double top) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(STRONG);
        g.setFill(colours.of(Role.TEXT));
        g.fillText(title, 0, top + 8);
        g.setFont(SMALL);
        g.setFill(colours.of(Role.QUIET_TEXT));
        g.fillText(detail, 0, top + 23);
    }

    private void rule(double y) {
        g.setStroke(colours.of(Role.LINE));
        g.setLineWidth(1);
        g.strokeLine(0, Math.floor(y) + 0.5, LABELS + plot, Math.floor(y) + 0.5);
    }

    private void lane(Lane lane, double top) {
        laneLabel(lane, top);
        Workers workers = frame.recording().trace().workers();
        for (int worker : lane.workers()) {
            // A worker's track is its life; it may have been asked for before the run began.
            long exited = workers.exited(worker);
            fill(
                    Math.max(0, workers.requested(worker)),
                    exited == Trace.NEVER ? Long.MAX_VALUE : exited,
                    top,
                    bar,
                    colours.of(Role.TRACK));
        }
        for (int worker : lane.workers()) {
            long ready = workers.ready(worker) == Trace.NEVER ? endOf(workers, worker) : workers.ready(worker);
            hatch(workers.requested(worker), ready, top);
        }
        density(lane, top);
        for (Bar taskel : lane.bars()) {
            bar(taskel, top);
        }
        exits(lane, top);
        rule(top + this.lane - (this.lane < LANE_OF_THREE_LINES ? 5 : 11));
    }

    private long endOf(Workers workers, int worker) {
        return workers.exited(worker) == Trace.NEVER ? picture.now() : workers.exited(worker);
    }

    private void laneLabel(Lane lane, double top) {
        Workers workers = frame.recording().trace().workers();
        int worker = lane.worker();
        boolean gone = workers.exited(worker) != Trace.NEVER;
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(STRONG);
        g.setFill(worker == selectedWorker ? colours.of(Role.CURSOR) : colours.of(Role.TEXT));
        String title = (isReplacement(lane) ? "↳ " : "") + Words.text("timeline.worker", worker + 1);
        g.fillText(title, 0, top + 6);
        g.setFont(SMALL);
        g.setFill(colours.of(Role.QUIET_TEXT));
        g.fillText(Words.say(WorkerFacts.identity(workers, worker)), Letters.width(title, 6.7) + 10, top + 6);
        g.setFill(gone ? colours.of(Role.QUIET_TEXT) : colours.of(Role.RUNNING));
        g.fillOval(1, top + 16, 7, 7);
        g.setFill(colours.of(Role.QUIET_TEXT));
        String state = state(lane, workers, worker, gone);
        g.fillText(state, 13, top + 20);
        List<CpuPicture.Curve> curves = frame.cpu().workers();
        boolean room = this.lane >= LANE_OF_THREE_LINES;
        if (room && worker < curves.size() && !curves.get(worker).points().isEmpty()) {
            CpuPicture.Curve curve = curves.get(worker);
            g.fillText("CPU " + Units.percent(gone ? 0 : curve.lastShare()) + memory(curve), 0, top + 34);
            if (13 + Letters.width(state, LETTER) < LABELS - SPARKLINE) {
                sparkline(curve, top);
            }
        }
    }

    /** Whether the lane above is its predecessor's. */
    private boolean isReplacement(Lane lane) {
        int above = picture.lanes().indexOf(lane) - 1;
        return above >= 0 && picture.lanes().get(above).slot() == lane.slot();
    }

    /** A thread has no memory of its own to tell of. */
    private static String memory(CpuPicture.Curve curve) {
        return curve.lastResident() == 0 ? "" : "  " + Units.bytes(curve.lastResident());
    }

    private static String state(Lane lane, Workers workers, int worker, boolean gone) {
        if (gone) {
            String exit = Words.say(WorkerFacts.exit(workers, worker));
            // The mark at its end tells the rest.
            return 13 + Letters.width(exit, LETTER) < LABELS ? exit : Words.say(WorkerFacts.code(workers, worker));
        }
        if (workers.ready(worker) == Trace.NEVER) {
            return Words.text("worker.starting");
        }
        Bar last = lane.bars().isEmpty() ? null : lane.bars().get(lane.bars().size() - 1);
        for (int i = lane.bars().size() - 1; i >= 0 && last != null && !last.running(); i--) {
            last = lane.bars().get(i);
        }
        return last != null && last.running()
                ? Words.text("worker.in", last.index())
                : Words.text(lane.mergedCount() > 0 ? "worker.working" : "worker.idle");
    }

    private void sparkline(CpuPicture.Curve curve, double top) {
        int shown = Math.min(40, curve.points().size());
        double left = LABELS - SPARKLINE;
        double bottom = top + 36;
        g.setStroke(colours.of(Role.CURSOR));
        g.setLineWidth(1.2);
        g.beginPath();
        for (int i = 0; i < shown; i++) {
            double share = Math.min(
                    1, curve.points().get(curve.points().size() - shown + i).share());
            double px = left + i * 44.0 / Math.max(1, shown - 1);
            double py = bottom - share * 14;
            if (i == 0) {
                g.moveTo(px, py);
            } else {
                g.lineTo(px, py);
            }
        }
        g.stroke();
    }

    private void hatch(long from, long to, double top) {
        double x0 = clamped(Math.max(0, from));
        double x1 = clamped(to);
        if (x1 - x0 < 1) {
            return;
        }
        g.setStroke(colours.of(Role.QUIET_TEXT));
        g.setLineWidth(1.1);
        g.setLineCap(StrokeLineCap.BUTT);
        for (double at = x0 - bar; at < x1; at += HATCH) {
            double left = Math.max(at, x0);
            double right = Math.min(at + bar, x1);
            g.strokeLine(left, top + bar - (left - at), right, top + bar - (right - at));
        }
    }

    private void density(Lane lane, double top) {
        float[] busy = lane.busy();
        if (busy.length == 0) {
            return;
        }
        Color base = colours.of(Role.DENSITY);
        // The picture may have been made for another part of time, of a moment ago.
        TimeAxis made = picture.axis();
        double scale = (made.to() - made.from()) / (double) busy.length;
        int from = 0;
        while (from < busy.length) {
            int level = level(lane, from);
            int to = from + 1;
            while (to < busy.length && level(lane, to) == level) {
                to++;
            }
            double x0 = clamped(made.from() + Math.round(from * scale));
            double x1 = clamped(made.from() + Math.round(to * scale));
            if (level > 0 && x1 > LABELS && x0 < LABELS + plot) {
                g.setFill(base.deriveColor(0, 1, 1, level / (double) LEVELS));
                g.fillRect(x0, top, Math.max(1, x1 - x0), bar);
            }
            from = to;
        }
        g.setFill(colours.of(Role.FAILED));
        for (int i = lane.failed().nextSetBit(0); i >= 0; i = lane.failed().nextSetBit(i + 1)) {
            double at = x(made.from() + Math.round((i + 0.5) * scale));
            if (at >= LABELS && at <= LABELS + plot) {
                g.fillRect(at - 1, top - 3, 2, bar + 6);
            }
        }
    }

    /** How strong a pixel's colour is; never 0 where there was work. Neighbours of one strength are drawn as one. */
    private static int level(Lane lane, int pixel) {
        float busy = lane.busy()[pixel];
        return lane.merged()[pixel] > 0 || busy > 0 ? Math.round((0.25f + 0.75f * busy) * LEVELS) : 0;
    }

    private void bar(Bar taskel, double top) {
        if (taskel.to() < axis.from() || taskel.from() > axis.to()) {
            return;
        }
        double x0 = clamped(taskel.from());
        double x1 = clamped(taskel.to());
        double width = Math.max(1, x1 - x0 - 1);
        Color colour = colours.ofTaskel(taskel.index());
        boolean cancelled = taskel.outcome() == Outcome.CANCELLED;
        Color fill = cancelled ? colour.deriveColor(0, 0.5, 1, 0.45) : colour;
        double arc = width > ROUNDED ? 4 : 0;
        g.setFill(fill);
        if (arc > 0) {
            g.fillRoundRect(x0, top, width, bar, arc, arc);
        } else {
            g.fillRect(x0, top, width, bar);
        }
        boolean failed = taskel.outcome().isFailure();
        if (failed || taskel.index() == selectedTaskel) {
            g.setStroke(colours.of(failed && taskel.index() != selectedTaskel ? Role.FAILED : Role.TEXT));
            g.setLineWidth(2);
            g.strokeRoundRect(x0 + 1, top + 1, Math.max(1, width - 2), bar - 2, arc, arc);
        }
        String index = (failed ? "✕ " : "") + taskel.index();
        if (fits(index, width)) {
            String took = Units.duration(taskel.to() - taskel.from());
            boolean both = fits(took, width) && bar >= 28;
            Color ink = cancelled ? colours.of(Role.TEXT) : colours.labelOn(colour);
            text(index, x0 + width / 2, top + bar / 2 - (both ? 6 : 0), STRONG, ink);
            if (both) {
                text(took, x0 + width / 2, top + bar / 2 + 8, SMALL, ink);
            }
        }
    }

    private void exits(Lane lane, double top) {
        Workers workers = frame.recording().trace().workers();
        for (int worker : lane.workers()) {
            long exited = workers.exited(worker);
            if (exited != Trace.NEVER && exited >= axis.from() && exited <= axis.to()) {
                exit(
                        Words.say(WorkerFacts.exit(workers, worker)),
                        isUnexpected(workers.reason(worker)),
                        clamped(exited),
                        top);
            }
        }
    }

    /** A usual end is told where there is room behind it, a death wherever it was. */
    private void exit(String label, boolean unexpected, double at, double top) {
        boolean room = at + 8 + Letters.width(label, LETTER) <= LABELS + plot;
        g.setStroke(colours.of(unexpected ? Role.FAILED : Role.QUIET_TEXT));
        g.setLineWidth(unexpected ? 2 : 1);
        g.strokeLine(at, top - (unexpected ? 3 : 0), at, top + bar + (unexpected ? 3 : 0));
        g.setFont(SMALL);
        g.setFill(colours.of(unexpected ? Role.FAILED : Role.QUIET_TEXT));
        if (room) {
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(label, at + 5, top + bar / 2);
        } else if (unexpected) {
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(label, at - 5, top + bar + 6);
        }
    }

    private static boolean isUnexpected(ExitReason reason) {
        return reason == ExitReason.DIED || reason == ExitReason.FAILED_TO_START;
    }

    private void held(double top) {
        label(Words.text("timeline.results"), Words.text("timeline.results.held"), top);
        for (HeldBar bar : picture.held()) {
            double y = top + 4 + bar.row() * HELD_ROW;
            double x0 = clamped(bar.from());
            double x1 = clamped(bar.to());
            g.setFill(colours.of(Role.HELD));
            g.fillRect(x0, y - 2, Math.max(1, x1 - x0), 4.5);
            g.setFill(colours.ofTaskel(bar.index()));
            g.fillOval(x0 - 3, y - 3, 6.5, 6.5);
            if (!bar.waiting()) {
                g.setFill(colours.of(Role.PAPER));
                g.fillOval(x1 - 3, y - 3, 6.5, 6.5);
                g.setStroke(colours.ofTaskel(bar.index()));
                g.setLineWidth(1.8);
                g.strokeOval(x1 - 3, y - 3, 6.5, 6.5);
            }
        }
        if (picture.heldLeftOut() > 0) {
            g.setFont(SMALL);
            g.setFill(colours.of(Role.QUIET_TEXT));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(Words.text("timeline.results.more", Units.count(picture.heldLeftOut())), 0, top + 37);
        }
    }

    private void cursor(double bottom) {
        if (frame.state().isOver() || picture.now() < axis.from() || picture.now() > axis.to()) {
            return;
        }
        double at = Math.floor(x(picture.now())) + 0.5;
        g.setStroke(colours.of(Role.CURSOR));
        g.setLineWidth(2);
        g.strokeLine(at, 2, at, bottom);
    }

    private void fill(long from, long to, double top, double height, Color colour) {
        double x0 = clamped(from);
        double x1 = clamped(to);
        if (x1 > x0) {
            g.setFill(colour);
            double arc = x1 - x0 > 6 ? 4 : 0;
            g.fillRoundRect(x0, top, Math.max(1, x1 - x0), height, arc, arc);
        }
    }

    private void text(String text, double x, double y, Font font, Color colour) {
        g.setFont(font);
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(colour);
        g.fillText(text, x, y);
    }

    private static boolean fits(String text, double width) {
        return Letters.width(text, LETTER) + 6 <= width;
    }
}
