package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.picture.Bar;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws a worker's lane: its lifetime, its taskels, its end, and what it held and waited for. */
final class WorkerLanePainter {
    /** Below this height, in pixels, a lane has room for two lines of text, not for three. */
    private static final double LANE_OF_THREE_LINES = 52;

    private static final double BAR = 34;
    private static final int LEVELS = 32;
    /**
     * The minimum bar width, in pixels, for rounded corners: they cost several times a rectangle, and are invisible on
     * narrow bars.
     */
    private static final double ROUNDED = 12;

    private static final double HATCH = 6;
    /** The minimum height of a bar, in pixels, for text, and for round corners. */
    private static final double TEXT_BAR = 11;

    /** The shades of densities in thin lanes: each costs a rectangle, and there are many lanes. */
    private static final int THIN_LEVELS = 6;

    private final Pen pen;
    private final GraphicsContext g;
    private final Frame frame;
    private final TimelinePicture picture;
    private final TimelineLayout layout;
    private final int selectedTaskel;
    private final int selectedWorker;
    private final LaneLabel label;
    private final BandPainter bands;
    private final double height;
    private final double bar;
    private final int levels;

    WorkerLanePainter(Pen pen, Frame frame, TimelineLayout layout, int selectedTaskel, int selectedWorker) {
        this.pen = pen;
        g = pen.g;
        this.frame = frame;
        picture = frame.timeline();
        this.layout = layout;
        this.selectedTaskel = selectedTaskel;
        this.selectedWorker = selectedWorker;
        label = new LaneLabel(pen, frame, selectedWorker);
        bands = new BandPainter(pen, picture, frame.recording().trace());
        height = layout.laneHeight();
        bar = barHeight(layout);
        levels = layout.isThin() ? THIN_LEVELS : LEVELS;
    }

    /** Returns the height of the taskel bars. */
    static double barHeight(TimelineLayout layout) {
        double lane = layout.laneHeight();
        if (layout.isCompact()) {
            return Math.max(1, lane - (layout.isThin() ? Math.min(1, Math.floor(lane / 4)) : 4));
        }
        return Math.min(BAR, lane - 16 - (layout.talks() ? BandPainter.height(lane >= LANE_OF_THREE_LINES) - 6 : 0));
    }

    /**
     * Draws a lane.
     *
     * @param row its row
     */
    void paint(Lane lane, int row, double top) {
        if (!layout.isCompact()) {
            label.paint(lane, top, height >= LANE_OF_THREE_LINES);
        } else if (!layout.isThin()) {
            label.paintLine(lane, top + bar / 2);
        } else {
            label.paintNumber(lane, row, top + height / 2, layout);
        }
        Workers workers = frame.recording().trace().workers();
        for (int worker : lane.workers()) {
            // The track covers the worker's lifetime; its start may have been requested before the run began.
            long exited = workers.exited(worker);
            pen.fill(
                    Math.max(0, workers.requested(worker)),
                    exited == Trace.NEVER ? Long.MAX_VALUE : exited,
                    top,
                    bar,
                    pen.of(Role.TRACK));
        }
        for (int worker : lane.workers()) {
            long ready = workers.ready(worker) == Trace.NEVER ? endOf(workers, worker) : workers.ready(worker);
            long requested = Math.max(0, workers.requested(worker));
            pen.hatch(pen.clamped(requested), pen.clamped(ready), top, bar, HATCH, pen.of(Role.QUIET_TEXT));
            if (isProgram(workers, worker) && workers.ready(worker) != Trace.NEVER) {
                pen.fill(ready, endOf(workers, worker), top, bar, pen.of(Role.RUNNING));
            }
        }
        density(lane, top);
        for (Bar taskel : lane.bars()) {
            bar(taskel, top);
        }
        if (layout.talks()) {
            bands.paint(lane, top + bar, height >= LANE_OF_THREE_LINES);
        }
        exits(lane, top);
        if (lane.workers().contains(selectedWorker)) {
            g.setStroke(pen.of(Role.CURSOR));
            g.setLineWidth(2);
            g.strokeRect(Pen.LABELS - 1, top - 1, pen.plot + 2, bar + 2);
        }
        if (layout.isCompact()) {
            return;
        }
        pen.rule(top + height - (height < LANE_OF_THREE_LINES || layout.talks() ? 5 : 11));
    }

    /** Returns whether it is a process that no taskel stands for: like the main program, it runs while it lives. */
    private static boolean isProgram(Workers workers, int worker) {
        return workers.kind(worker) == WorkerKind.PROCESS && workers.taskel(worker) == Trace.NONE;
    }

    private long endOf(Workers workers, int worker) {
        return workers.exited(worker) == Trace.NEVER ? picture.now() : workers.exited(worker);
    }

    private void density(Lane lane, double top) {
        float[] busy = lane.busy();
        if (busy.length == 0) {
            return;
        }
        Color base = pen.of(Role.DENSITY);
        // The picture may have been made for the previous part of time.
        TimeAxis made = picture.axis();
        double scale = (made.to() - made.from()) / (double) busy.length;
        int from = 0;
        while (from < busy.length) {
            int level = level(lane, from);
            int to = from + 1;
            while (to < busy.length && level(lane, to) == level) {
                to++;
            }
            double x0 = pen.clamped(made.from() + Math.round(from * scale));
            double x1 = pen.clamped(made.from() + Math.round(to * scale));
            if (level > 0 && x1 > Pen.LABELS && x0 < Pen.LABELS + pen.plot) {
                g.setFill(base.deriveColor(0, 1, 1, level / (double) levels));
                g.fillRect(x0, top, Math.max(1, x1 - x0), bar);
            }
            from = to;
        }
        g.setFill(pen.of(Role.FAILED));
        for (int i = lane.failed().nextSetBit(0); i >= 0; i = lane.failed().nextSetBit(i + 1)) {
            double at = pen.x(made.from() + Math.round((i + 0.5) * scale));
            if (at >= Pen.LABELS && at <= Pen.LABELS + pen.plot) {
                g.fillRect(at - 1, top - 3, 2, bar + 6);
            }
        }
    }

    /**
     * Returns the strength of a pixel's colour, never 0 where there was work. Adjacent pixels of equal strength are
     * drawn as one.
     */
    private int level(Lane lane, int pixel) {
        float busy = lane.busy()[pixel];
        return lane.merged()[pixel] > 0 || busy > 0 ? Math.round((0.25f + 0.75f * busy) * levels) : 0;
    }

    private void bar(Bar taskel, double top) {
        if (taskel.to() < pen.axis.from() || taskel.from() > pen.axis.to()) {
            return;
        }
        double x0 = pen.clamped(taskel.from());
        double x1 = pen.clamped(taskel.to());
        double width = Math.max(1, x1 - x0 - 1);
        Color colour = pen.colours.ofTaskel(taskel.index());
        boolean cancelled = taskel.outcome() == Outcome.CANCELLED;
        Color fill = cancelled ? colour.deriveColor(0, 0.5, 1, 0.45) : colour;
        double arc = width > ROUNDED && bar >= TEXT_BAR ? 4 : 0;
        g.setFill(fill);
        if (arc > 0) {
            g.fillRoundRect(x0, top, width, bar, arc, arc);
        } else {
            g.fillRect(x0, top, width, bar);
        }
        boolean failed = taskel.outcome().isFailure();
        if (failed || taskel.index() == selectedTaskel) {
            g.setStroke(pen.of(failed && taskel.index() != selectedTaskel ? Role.FAILED : Role.TEXT));
            g.setLineWidth(2);
            double inset = bar < TEXT_BAR ? 0 : 1;
            g.strokeRoundRect(x0 + inset, top + inset, Math.max(1, width - 2 * inset), bar - 2 * inset, arc, arc);
        }
        String index = (failed ? "✕ " : "") + name(taskel, width - (failed ? 2 * Pen.LETTER : 0));
        if (bar >= TEXT_BAR && Pen.fits(index, width)) {
            String took = Units.duration(taskel.to() - taskel.from());
            boolean both = Pen.fits(took, width) && bar >= 28;
            Color ink = pen.colours.labelOn(fill, pen.of(Role.TRACK));
            pen.text(
                    index,
                    x0 + width / 2,
                    top + bar / 2 - (both ? 6 : 0),
                    layout.isCompact() ? Pen.SMALL : Pen.STRONG,
                    ink);
            if (both) {
                pen.text(took, x0 + width / 2, top + bar / 2 + 8, Pen.SMALL, ink);
            }
        }
    }

    /** Returns the label of a bar: a script's process by its name, if there is room; a call by its number. */
    private String name(Bar taskel, double width) {
        if (picture.names().taskelOf(taskel.worker()) == taskel.index()) {
            String name = Words.say(picture.names().name(taskel.worker()));
            if (Pen.fits(name, width)) {
                return name;
            }
        }
        return Integer.toString(taskel.index());
    }

    private void exits(Lane lane, double top) {
        Workers workers = frame.recording().trace().workers();
        for (int worker : lane.workers()) {
            long exited = workers.exited(worker);
            if (exited != Trace.NEVER && exited >= pen.axis.from() && exited <= pen.axis.to()) {
                exit(
                        Words.say(WorkerFacts.exit(workers, worker)),
                        isUnexpected(workers.reason(worker)),
                        pen.clamped(exited),
                        top);
            }
        }
    }

    /** Draws how the worker ended: a normal exit where there is room after it, a death in any case. */
    private void exit(String label, boolean unexpected, double at, double top) {
        boolean room = bar >= TEXT_BAR && at + 8 + TextWidths.width(label, Pen.LETTER) <= Pen.LABELS + pen.plot;
        g.setStroke(pen.of(unexpected ? Role.FAILED : Role.QUIET_TEXT));
        g.setLineWidth(unexpected ? 2 : 1);
        g.strokeLine(at, top - (unexpected ? 3 : 0), at, top + bar + (unexpected ? 3 : 0));
        g.setFont(Pen.SMALL);
        g.setFill(pen.of(unexpected ? Role.FAILED : Role.QUIET_TEXT));
        if (room) {
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(label, at + 5, top + bar / 2);
        } else if (unexpected
                && !layout.talks()
                && !layout.isCompact()) { // If bands are drawn there, the lane's label says it.
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(label, at - 5, top + bar + 6);
        }
    }

    static boolean isUnexpected(ExitReason reason) {
        return reason == ExitReason.DIED || reason == ExitReason.FAILED_TO_START;
    }
}
