package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.picture.BusyCurve;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.LaneGroup;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.canvas.GraphicsContext;

/** Draws the headings of pools; of one that is folded, also how many of its workers were in a taskel, over time. */
final class HeadPainter {
    private static final double TITLE = 16;
    private static final double TITLE_LETTER = 6.9;
    private static final double DETAIL_LETTER = 5.4;
    /** The space below a heading. */
    private static final double GAP = 5;

    private static final double ARM = 3.5;
    /** The opacity of the band of an unfolded heading. */
    private static final double BAND = 0.6;

    private final Pen pen;
    private final GraphicsContext g;
    private final Frame frame;

    HeadPainter(Pen pen, Frame frame) {
        this.pen = pen;
        g = pen.g;
        this.frame = frame;
    }

    /**
     * Draws a heading.
     *
     * @param marked whether it has the focus, or stands for what is selected
     */
    void paint(LaneHead head, double top, double height, boolean marked) {
        double high = height - GAP;
        String name = Words.say(frame.timeline().pools().name(head.group().pool()));
        String detail = Words.say(TimelineWords.detail(frame, head));
        if (!head.folded()) {
            g.setFill(pen.of(Role.TRACK).deriveColor(0, 1, 1, BAND));
            g.fillRoundRect(0, top, Pen.LABELS + pen.plot, high, 6, 6);
            pen.leftText(name, TITLE, top + high / 2, Pen.STRONG, pen.of(marked ? Role.CURSOR : Role.TEXT));
            double after = TITLE + TextWidths.width(name, TITLE_LETTER) + 10;
            pen.leftText(detail, after, top + high / 2, Pen.SMALL, pen.of(Role.QUIET_TEXT));
            chevron(false, top + high / 2);
        } else {
            folded(head.group(), top, high);
            boolean two = high > 24;
            double title = two ? top + 9 : top + high / 2;
            pen.leftText(
                    TextWidths.fitting(name, Pen.LABELS - TITLE - 8, TITLE_LETTER),
                    TITLE,
                    title,
                    Pen.STRONG,
                    pen.of(marked ? Role.CURSOR : Role.TEXT));
            if (two) {
                pen.leftText(
                        TextWidths.fitting(detail, Pen.LABELS - TITLE - 2, DETAIL_LETTER),
                        TITLE,
                        top + 24,
                        Pen.SMALL,
                        pen.of(Role.QUIET_TEXT));
            }
            chevron(true, title);
        }
        if (marked) {
            g.setStroke(pen.of(Role.CURSOR));
            g.setLineWidth(1.5);
            double left = head.folded() ? Pen.LABELS - 1 : 0.5;
            g.strokeRoundRect(left, top - 0.5, Pen.LABELS + pen.plot - left, high + 1, 6, 6);
        }
    }

    private void chevron(boolean folded, double middle) {
        g.setFill(pen.of(Role.QUIET_TEXT));
        double x = 6;
        if (folded) {
            g.fillPolygon(
                    new double[] {x - 2, x + ARM, x - 2},
                    new double[] {middle - ARM - 0.5, middle, middle + ARM + 0.5},
                    3);
        } else {
            g.fillPolygon(
                    new double[] {x - ARM - 0.5, x + ARM + 0.5, x},
                    new double[] {middle - 2, middle - 2, middle + ARM},
                    3);
        }
    }

    private void folded(LaneGroup group, double top, double high) {
        Trace trace = frame.recording().trace();
        Workers workers = trace.workers();
        long from = Long.MAX_VALUE;
        long to = 0;
        for (Lane lane : group.lanes()) {
            for (int worker : lane.workers()) {
                from = Math.min(from, Math.max(0, workers.requested(worker)));
                long exited = workers.exited(worker);
                to = Math.max(to, exited == Trace.NEVER ? Long.MAX_VALUE : exited);
            }
        }
        pen.fill(from, to, top, high, pen.of(Role.TRACK));
        TimeAxis made = frame.timeline().axis();
        BusyCurve curve = BusyCurve.of(group.lanes(), made);
        double most = Math.max(size(group), curve.most());
        steps(curve, made, top, high, most);
        deaths(group, workers, top, high);
    }

    /** Returns the number of workers at which the lane is full. */
    private double size(LaneGroup group) {
        int size = group.pool() < 0 ? 0 : frame.recording().trace().pools().size(group.pool());
        return size > 0 ? size : Math.max(1, group.lanes().size());
    }

    private void steps(BusyCurve curve, TimeAxis made, double top, double high, double most) {
        double scale = (made.to() - made.from()) / (double) curve.busy().length;
        g.setFill(pen.of(Role.DENSITY));
        int from = 0;
        while (from < curve.busy().length) {
            double level = height(curve.busy()[from], high, most);
            int to = from + 1;
            while (to < curve.busy().length && height(curve.busy()[to], high, most) == level) {
                to++;
            }
            double x0 = pen.clamped(made.from() + Math.round(from * scale));
            double x1 = pen.clamped(made.from() + Math.round(to * scale));
            if (level > 0 && x1 > x0) {
                g.fillRect(x0, top + high - level, x1 - x0, level);
            }
            from = to;
        }
        g.setFill(pen.of(Role.FAILED));
        for (int i = curve.failed().nextSetBit(0); i >= 0; i = curve.failed().nextSetBit(i + 1)) {
            double at = pen.x(made.from() + Math.round((i + 0.5) * scale));
            if (at >= Pen.LABELS && at <= Pen.LABELS + pen.plot) {
                g.fillRect(at - 1, top - 2, 2, high + 4);
            }
        }
    }

    /** Returns a height in whole pixels, at least one where there was work. */
    private static double height(float busy, double high, double most) {
        return busy <= 0 ? 0 : Math.max(1, Math.round(high * Math.min(1, busy / most)));
    }

    private void deaths(LaneGroup group, Workers workers, double top, double high) {
        g.setStroke(pen.of(Role.FAILED));
        g.setLineWidth(2);
        for (Lane lane : group.lanes()) {
            for (int worker : lane.workers()) {
                long exited = workers.exited(worker);
                if (exited != Trace.NEVER
                        && pen.shows(exited)
                        && WorkerLanePainter.isUnexpected(workers.reason(worker))) {
                    double at = pen.clamped(exited);
                    g.strokeLine(at, top - 3, at, top + high + 3);
                }
            }
        }
    }
}
