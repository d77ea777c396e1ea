package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.Mark;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/** Draws the events of a primitive: messages point up where they were sent, down where they were received. */
final class MarkPainter {
    private static final double ARROW = 3.5;

    private final Pen pen;
    private final WorkerNames names;
    private final Workers workers;

    MarkPainter(Pen pen, WorkerNames names, Workers workers) {
        this.pen = pen;
        this.names = names;
        this.workers = workers;
    }

    void paint(TalkLane lane, double top, double height) {
        List<Mark> marks = lane.marks();
        // From right to left: the mark to the right limits the room for a label.
        Map<SyncAction, Double> roomUntil = new EnumMap<>(SyncAction.class);
        for (int i = marks.size() - 1; i >= 0; i--) {
            Mark mark = marks.get(i);
            if (pen.shows(mark.time())) {
                double x = pen.x(mark.time());
                mark(mark, x, roomUntil.getOrDefault(side(mark), Pen.LABELS + pen.plot), top, height);
                roomUntil.put(side(mark), x);
            }
        }
    }

    /** Returns the action whose labels share a place with this mark's. */
    private static SyncAction side(Mark mark) {
        return mark.action() == SyncAction.SENT ? SyncAction.SENT : SyncAction.RECEIVED;
    }

    private void mark(Mark mark, double x, double until, double top, double height) {
        switch (mark.action()) {
            case SENT -> message(mark, x, until, top, top + height / 2, -1);
            case RECEIVED -> message(mark, x, until, top + height / 2, top + height, 1);
            case ABANDONED, BROKEN, RETURNED -> event(mark, x, until, top, height, pen.of(Role.FAILED));
            default -> event(mark, x, until, top, height, pen.of(Role.TEXT));
        }
    }

    private void message(Mark mark, double x, double until, double top, double bottom, int direction) {
        Color colour = pen.ofActor(mark.actor(), names, workers);
        pen.vertical(x, top + 1, bottom - 1, mark.count() > 1 ? 2.5 : 1.5, colour);
        double tip = direction < 0 ? top : bottom;
        double base = tip - direction * ARROW * 1.4;
        pen.g.setFill(colour);
        pen.g.fillPolygon(new double[] {x, x - ARROW, x + ARROW}, new double[] {tip, base, base}, 3);
        String bytes = Units.bytes(mark.amount());
        String label = mark.count() > 1 ? "×" + Units.count(mark.count()) + ", " + bytes : bytes;
        label(label, x, until, (top + bottom) / 2, pen.of(Role.QUIET_TEXT));
    }

    private void event(Mark mark, double x, double until, double top, double height, Color colour) {
        pen.vertical(x, top - 1, top + height + 1, 2, colour);
        String count = mark.count() > 1 ? "×" + Units.count(mark.count()) + " " : "";
        label(count + word(mark), x, until, top + height / 2, colour);
    }

    private static String word(Mark mark) {
        return switch (mark.action()) {
            case ABANDONED -> Words.text("talk.mark.died");
            case RETURNED -> Words.text("talk.mark.returned");
            case BROKEN -> Words.text("talk.mark.broken");
            case CLOSED -> Words.text("talk.closed");
            case PASSED -> Words.text("talk.mark.passed");
            case NOTIFIED -> Words.text("talk.mark.notified", mark.amount());
            case RESET -> Words.text("talk.mark.reset");
            default -> "";
        };
    }

    private void label(String text, double x, double until, double y, Color ink) {
        if (!text.isEmpty() && x + 6 + TextWidths.width(text, Pen.SMALL_LETTER) <= until - 3) {
            pen.leftText(text, x + 6, y, Pen.SMALL, ink);
        }
    }
}
