package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.StepChart;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.paint.Color;

/** Draws the lane of a primitive: its depth, its holders, its messages, and below them how many wait for it. */
final class TalkLanePainter {
    private static final double CHART = 22;
    private static final double WAITING_TOP = 26;
    private static final double WAITING = 6;

    private final Pen pen;
    private final Trace trace;
    private final WorkerNames names;
    private final ChartPainter charts;
    private final MarkPainter marks;
    private final int selectedEvent;

    TalkLanePainter(Pen pen, Frame frame, int selectedEvent) {
        this.pen = pen;
        trace = frame.recording().trace();
        names = frame.timeline().names();
        charts = new ChartPainter(pen);
        marks = new MarkPainter(pen, names, trace.workers());
        this.selectedEvent = selectedEvent;
    }

    void paint(TalkLane lane, double y, long now) {
        pen.label(lane.made().name(), TalkLabel.detail(lane, names), y);
        double top = y + 2;
        long from = Math.max(0, lane.made().time());
        pen.fill(from, now, top, CHART, pen.of(Role.TRACK));
        switch (lane.made().kind()) {
            case QUEUE, SEMAPHORE, BOUNDED_SEMAPHORE, BARRIER -> level(lane, top, from, now);
            case LOCK, RLOCK -> lane.holds().forEach(span -> held(span, top));
            case EVENT -> set(lane.level(), top);
            case CONNECTION, CONDITION, PROCESS -> {}
        }
        marks.paint(lane, top, CHART);
        charts.waiting(lane.waiting(), y + WAITING_TOP, WAITING);
        selected(lane, y);
        pen.rule(y + TimelineLayout.TALK - 5);
    }

    private void level(TalkLane lane, double top, long from, long now) {
        StepChart level = lane.level();
        int capacity = lane.made().capacity();
        boolean limited = capacity > 0;
        long whole = Math.max(level.most(), limited ? capacity : 1);
        // Leaves room at the top for the line of the limit.
        double height = CHART - 3;
        charts.steps(level, top + CHART, height, whole, limited ? capacity : 0);
        if (limited) {
            charts.limit(from, now, top + CHART - height * capacity / whole);
        }
        if (lane.made().kind() == SyncKind.QUEUE) {
            charts.word(level, 0, Words.text("talk.empty"), top + CHART / 2, pen.of(Role.QUIET_TEXT));
        }
        if (limited && lane.made().kind() != SyncKind.BARRIER) {
            String full = Words.text(lane.made().kind() == SyncKind.QUEUE ? "talk.full" : "talk.all-in-use");
            Color fill = pen.of(Role.HELD).deriveColor(0, 1, 1, ChartPainter.MIN_SHARE);
            charts.word(level, capacity, full, top + CHART / 2 + 2, pen.colours.labelOn(fill, pen.of(Role.TRACK)));
        }
    }

    private void held(Span span, double top) {
        double x0 = pen.clamped(span.from());
        double x1 = pen.clamped(span.to());
        if (x1 <= x0 && !pen.shows(span.from())) {
            return;
        }
        Color colour = pen.ofActor(span.actor(), names, trace.workers());
        double arc = x1 - x0 > 6 ? 4 : 0;
        pen.g.setFill(colour);
        pen.g.fillRoundRect(x0, top + 2, Math.max(1, x1 - x0 - (arc > 0 ? 1 : 0)), CHART - 4, arc, arc);
        String holder = TextWidths.fitting(TalkLabel.actor(span.actor(), names), x1 - x0 - 8, Pen.LETTER);
        if (holder.length() > 1) {
            pen.text(holder, (x0 + x1) / 2, top + CHART / 2, Pen.STRONG, pen.colours.labelOn(colour));
        }
    }

    private void set(StepChart level, double top) {
        Color colour = pen.of(Role.RUNNING);
        for (StepChart.Step step : level.steps()) {
            if (step.most() > 0) {
                pen.fill(step.from(), Math.max(step.to(), step.from() + 1), top + 2, CHART - 4, colour);
            }
        }
        charts.word(level, 1, Words.text("talk.set"), top + CHART / 2, pen.colours.labelOn(colour));
        charts.word(level, 0, Words.text("talk.not-set"), top + CHART / 2, pen.of(Role.QUIET_TEXT));
    }

    private void selected(TalkLane lane, double y) {
        SyncEvents events = trace.syncEvents();
        if (selectedEvent == Trace.NONE
                || selectedEvent >= events.count()
                || events.object(selectedEvent) != lane.object()) {
            return;
        }
        long time = events.time(selectedEvent);
        if (pen.shows(time)) {
            pen.vertical(pen.x(time), y, y + WAITING_TOP + WAITING, 2, pen.of(Role.CURSOR));
            pen.g.setFill(pen.of(Role.CURSOR));
            pen.g.fillOval(pen.x(time) - 3.5, y - 2, 7, 7);
        }
    }
}
