package io.github.poolscope.ui.timeline;

import static io.github.poolscope.ui.timeline.TimelineLayout.AXIS;
import static io.github.poolscope.ui.timeline.TimelineLayout.TALK;

import io.github.poolscope.analysis.Holding;
import io.github.poolscope.analysis.RangeFigures;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.CallBar;
import io.github.poolscope.analysis.picture.StepChart;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws one frame of the timeline. */
final class TimelinePainter {
    private static final double LABELS = Pen.LABELS;
    private static final double MAIN_BAR = 26;
    private static final double MAIN_BAR_LOW = 20;
    private static final double SCROLL_BAR = 6;
    private static final double MIN_THUMB = 18;

    private final Pen pen;
    private final GraphicsContext g;
    private final Frame frame;
    private final TimelinePicture picture;
    private final TimelineLayout layout;
    private final TimeAxis axis;
    private final Selection selection;
    private final Optional<LaneHead> focused;

    /**
     * @param focused the heading that has the focus
     */
    TimelinePainter(Pen pen, Frame frame, TimelineLayout layout, Selection selection, Optional<LaneHead> focused) {
        this.pen = pen;
        g = pen.g;
        this.frame = frame;
        picture = frame.timeline();
        this.layout = layout;
        axis = pen.axis;
        this.selection = selection;
        this.focused = focused;
    }

    void paint(double width, double height, double scrolled, boolean fits) {
        g.setTextBaseline(VPos.CENTER);
        double bottom = height - (layout.legend() > 0 ? 24 : 0);
        grid(bottom);
        g.save();
        g.translate(0, -scrolled);
        mainLane();
        workers(height, scrolled);
        talk(height, scrolled);
        if (layout.readsAhead()) {
            readAhead(layout.readAheadTop());
        }
        if (layout.callsBack()) {
            new CallbackPainter(pen).paint(picture, layout.callbacksTop());
        }
        new HeldPainter(pen).paint(picture, layout.heldTop(), layout.isLow());
        g.restore();
        // Paints over what was scrolled out, since a clip would cost more than everything drawn here.
        g.setFill(pen.of(Role.PAPER));
        g.fillRect(0, 0, width, AXIS);
        g.fillRect(0, bottom, width, height - bottom + 1); // The last pixel of a scaled canvas is not whole.
        labels();
        cursor(bottom);
        scrollBar(scrolled, width);
        if (layout.legend() > 0) {
            more(bottom + 6, scrolled);
            new Legend(pen)
                    .paint(
                            picture,
                            Holding.of(
                                    frame.recording().header(),
                                    frame.recording().trace()),
                            bottom + 6,
                            width,
                            fits ? "" : Words.text("legend.zoomed"));
        }
    }

    /** Says below the lanes' names how many are out of sight. */
    private void more(double legend, double scrolled) {
        int hidden = layout.hidden(scrolled);
        if (hidden > 0) {
            String text = Words.text(layout.isCompact() ? "legend.more.at-once" : "legend.more", Units.count(hidden));
            pen.leftText(
                    TextWidths.fitting(text, LABELS - 8, Pen.SMALL_LETTER),
                    0,
                    legend + 5,
                    Pen.SMALL,
                    pen.of(Role.QUIET_TEXT));
        } else if (layout.isScrollable()) {
            pen.leftText(Words.text("legend.scroll"), 0, legend + 5, Pen.SMALL, pen.of(Role.QUIET_TEXT));
        }
    }

    private void scrollBar(double scrolled, double width) {
        if (layout.isScrollable()) {
            double unit = layout.scrollRoom() / layout.contentHeight();
            double high = Math.max(MIN_THUMB, layout.height() * unit);
            double top =
                    Math.min(layout.scrollTop() + scrolled * unit, layout.scrollTop() + layout.scrollRoom() - high);
            g.setFill(pen.of(Role.QUIET_TEXT).deriveColor(0, 1, 1, 0.55));
            g.fillRoundRect(width - SCROLL_BAR, top, SCROLL_BAR, high, SCROLL_BAR, SCROLL_BAR);
        }
    }

    private void workers(double height, double scrolled) {
        WorkerLanePainter painter = new WorkerLanePainter(pen, frame, layout, selection.taskel(), selection.worker());
        int from = Math.max(0, layout.rows().rowFrom(scrolled));
        for (int row = from; row < layout.lanes().shown().size() && layout.laneTop(row) - scrolled < height; row++) {
            painter.paint(layout.lanes().shown().get(row), row, layout.laneTop(row));
        }
        heads(height, scrolled);
        double y = layout.rows().bottom();
        if (layout.idleHeight() > 0) {
            boolean selected = layout.lanes().rowOf(selection.worker())
                    == layout.lanes().shown().size();
            String idle = Words.text(
                    "timeline.idle", Units.count(layout.lanes().idle().size()));
            pen.leftText(
                    TextWidths.fitting(idle, LABELS - 8, Pen.SMALL_LETTER),
                    0,
                    y + layout.idleHeight() / 2,
                    Pen.SMALL,
                    pen.of(selected ? Role.CURSOR : Role.QUIET_TEXT));
            g.setFill(pen.of(Role.TRACK));
            g.fillRect(LABELS, y + 3, pen.plot, layout.idleHeight() - 6);
        }
    }

    private void heads(double height, double scrolled) {
        HeadPainter painter = new HeadPainter(pen, frame);
        Optional<LaneHead> selected = selectedHead();
        List<LaneHead> heads = layout.lanes().heads();
        for (int i = 0; i < heads.size(); i++) {
            LaneHead head = heads.get(i);
            double top = layout.rows().headTop(i);
            double high = layout.rows().height(head);
            if (top - scrolled < height && top + high - scrolled > 0) {
                boolean marked = focused.equals(Optional.of(head)) || selected.equals(Optional.of(head));
                painter.paint(head, top, high, marked);
            }
        }
    }

    /** Returns the folded heading that stands for what is selected. */
    private Optional<LaneHead> selectedHead() {
        Trace trace = frame.recording().trace();
        int taskel = selection.taskel();
        int worker = taskel == Trace.NONE || taskel >= trace.taskels().count()
                ? selection.worker()
                : trace.taskels().worker(taskel);
        return worker == Trace.NONE ? Optional.empty() : layout.lanes().foldedOf(worker);
    }

    private void talk(double height, double scrolled) {
        TalkLanePainter painter = new TalkLanePainter(pen, frame, selection.event());
        double y = layout.talkTop();
        for (TalkLane lane : picture.talk().lanes()) {
            if (y - scrolled < height && y + TALK - scrolled > 0) {
                painter.paint(lane, y, picture.now());
            }
            y += TALK;
        }
    }

    private void readAhead(double top) {
        StepChart chart = picture.readAhead();
        pen.label(
                Words.text("timeline.read-ahead"),
                Words.text("timeline.read-ahead.most", chart.now(), chart.most()),
                top);
        new ChartPainter(pen).steps(chart, top + 24, 22, chart.most(), 0);
        pen.rule(top + 34);
    }

    /** Draws the instant under the pointer, in this or another view. */
    void pointer(long instant, double height) {
        if (instant == Trace.NEVER || !pen.shows(instant)) {
            return;
        }
        double at = Math.floor(pen.x(instant)) + 0.5;
        g.setStroke(pen.of(Role.CURSOR));
        g.setLineWidth(1);
        g.strokeLine(at, 2, at, height - 24);
        String label = axis.instant(instant);
        double width = label.length() * Pen.LETTER + 6;
        boolean left = at + width > LABELS + pen.plot;
        g.setFill(pen.of(Role.CURSOR));
        g.fillRoundRect(left ? at - width : at, 1, width, 15, 4, 4);
        pen.text(label, left ? at - width / 2 : at + width / 2, 9, Pen.SMALL, pen.of(Role.PAPER));
    }

    /** Draws a measured part of time and its figures. */
    void measured(RangeFigures figures, double height) {
        double x0 = pen.clamped(figures.from());
        double x1 = pen.clamped(figures.to());
        g.setFill(pen.of(Role.CURSOR).deriveColor(0, 1, 1, 0.14));
        g.fillRect(x0, AXIS, x1 - x0, height - AXIS - 24);
        String line = Words.say(figures.line());
        double width = Math.min(pen.plot, TextWidths.width(line, Pen.LETTER) + 16);
        double at = Math.max(LABELS, Math.min(LABELS + pen.plot - width, (x0 + x1 - width) / 2));
        g.setFill(pen.of(Role.CURSOR));
        g.fillRoundRect(at, height - 44, width, 20, 6, 6);
        pen.text(line, at + width / 2, height - 34, Pen.SMALL, pen.of(Role.PAPER));
    }

    private void grid(double bottom) {
        g.setLineWidth(1);
        g.setStroke(pen.of(Role.LINE));
        for (TimeAxis.Tick tick : axis.ticks()) {
            double at = Math.floor(pen.x(tick.time())) + 0.5;
            g.strokeLine(at, 4, at, bottom);
        }
    }

    private void labels() {
        g.setFont(Pen.SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        g.setLineWidth(1);
        for (TimeAxis.Tick tick : axis.ticks()) {
            double at = Math.floor(pen.x(tick.time())) + 0.5;
            g.setStroke(pen.of(Role.LINE));
            g.strokeLine(at, 4, at, AXIS);
            g.setFill(pen.of(Role.QUIET_TEXT));
            if (at + 4 + tick.label().length() * Pen.LETTER < LABELS + pen.plot + Pen.MARGIN) {
                g.fillText(tick.label(), at + 4, 9);
            }
        }
    }

    private void mainLane() {
        double high = layout.isLow() ? MAIN_BAR_LOW : MAIN_BAR;
        double top = AXIS + (layout.isLow() ? 3 : 6);
        pen.label(
                Words.text("timeline.main"),
                layout.isLow()
                        ? ""
                        : Words.text(
                                "timeline.pid",
                                Long.toString(frame.recording().trace().mainPid())),
                top);
        long end = picture.now();
        pen.fill(0, end, top, high, pen.of(Role.RUNNING));
        for (CallBar call : picture.calls()) {
            pen.fill(call.from(), call.to(), top, high, pen.of(Role.BLOCKED));
            double width = pen.clamped(call.to()) - pen.clamped(call.from());
            String whole = Words.say(call.label(picture.names()));
            String label = Pen.fits(whole, width) ? whole : Words.say(call.shortLabel(picture.names()));
            if (Pen.fits(label, width)) {
                pen.text(
                        label,
                        pen.clamped(call.from()) + width / 2,
                        top + high / 2,
                        Pen.STRONG,
                        pen.of(Role.ON_STRONG));
            }
        }
        new BandPainter(pen, picture, frame.recording().trace()).paint(Trace.NONE, top + high - 0.5, false);
        pen.rule(layout.firstWorker() - (layout.isLow() ? 4 : layout.talks() ? 8 : 10));
    }

    private void cursor(double bottom) {
        if (frame.state().isOver() || picture.now() < axis.from() || picture.now() > axis.to()) {
            return;
        }
        double at = Math.floor(pen.x(picture.now())) + 0.5;
        g.setStroke(pen.of(Role.CURSOR));
        g.setLineWidth(2);
        g.strokeLine(at, 2, at, bottom);
    }
}
