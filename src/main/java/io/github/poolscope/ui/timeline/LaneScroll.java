package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;

/**
 * Which lanes the timeline shows, how high, and how far it is scrolled. Has no JavaFX controls.
 *
 * <p>Lanes that do not fit scroll. Of many, those that have run nothing are one row until the user wants them apart; and
 * the user can have all lanes at once, without names. Those of several pools stand below headings.
 */
final class LaneScroll {
    private double position;
    private boolean apart;
    private boolean atOnce;
    private final LaneFolds folds = new LaneFolds();

    /** Returns how far it is scrolled, in pixels. */
    double position() {
        return position;
    }

    /** Called when another run is shown. */
    void reset() {
        position = 0;
        apart = false;
        atOnce = false;
    }

    /** Returns which pools are folded, and which heading has the focus. */
    LaneFolds folds() {
        return folds;
    }

    /** Returns the heading that has the focus. */
    Optional<LaneHead> focused(TimelineLayout layout) {
        return folds.focused(layout.lanes());
    }

    /**
     * Handles a key that scrolls by a lane or a page, shows all lanes at once or the idle ones apart, or folds all pools;
     * returns whether it is one.
     */
    boolean act(KeyCode key, TimelineLayout layout) {
        switch (key) {
            case UP -> by(-layout.laneHeight());
            case DOWN -> by(layout.laneHeight());
            case PAGE_UP -> by(-layout.scrollRoom());
            case PAGE_DOWN -> by(layout.scrollRoom());
            case V -> atOnce = !atOnce;
            case G -> toggleAll(layout);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Shows idle workers apart, or as one row again; folds or unfolds all pools if there are several. */
    private void toggleAll(TimelineLayout layout) {
        if (layout.lanes().heads().isEmpty()) {
            apart = !apart;
        } else {
            folds.toggleAll(layout.lanes());
        }
    }

    /** Handles a click at a height within the view on a heading or the row of idle workers; returns whether it is there. */
    boolean click(double y, TimelineLayout layout) {
        if (layout.isIdleRow(y + position)) {
            apart = !apart;
            return true;
        }
        Optional<LaneHead> head = layout.rows().headAt(y + position);
        head.ifPresent(folds::toggle);
        return head.isPresent();
    }

    /** Returns the layout of a frame in a view that is {@code height} pixels high. */
    TimelineLayout layout(Frame frame, double height) {
        if (frame.timeline().isGrouped()) {
            Lanes lanes = Lanes.byPool(frame.timeline(), group -> folds.isFolded(group, frame.timeline()));
            return new TimelineLayout(frame.timeline(), lanes, height, atOnce);
        }
        TimelineLayout all = new TimelineLayout(frame.timeline(), Lanes.all(frame.timeline()), height, atOnce);
        return !apart && all.isCompact() && all.lanes().areMany()
                ? new TimelineLayout(frame.timeline(), Lanes.grouped(frame), height, atOnce)
                : all;
    }

    void by(double pixels) {
        position += pixels;
    }

    /** Scrolls so that {@code y}, a position on the scroll bar, is in its middle. */
    void dragTo(double y, TimelineLayout layout) {
        double share = (y - layout.scrollTop()) / Math.max(1, layout.scrollRoom());
        position = share * layout.contentHeight() - layout.height() / 2;
        clamp(layout);
    }

    void clamp(TimelineLayout layout) {
        position = Math.max(0, Math.min(position, layout.contentHeight() - layout.height()));
    }

    /** Scrolls no further than needed to show what is between two heights. */
    void reveal(double top, double bottom, TimelineLayout layout) {
        double room = layout.height() - layout.legend();
        position = Math.max(bottom - room, Math.min(top - TimelineLayout.AXIS, position));
        clamp(layout);
    }

    /** Returns the middle of a shown lane's label, in pixels within the view. */
    Point2D middleOfLabel(Lane lane, TimelineLayout layout) {
        double top = layout.laneTop(layout.lanes().rowOf(lane.worker())) - position;
        double middle = top + layout.laneHeight() / 2;
        return new Point2D(Pen.LABELS / 2, Math.max(0, Math.min(layout.height(), middle)));
    }

    /** Scrolls to the lane of what is selected, if it is a worker or a taskel that one has run. */
    void reveal(Selection selection, Frame frame, TimelineLayout layout) {
        Trace trace = frame.recording().trace();
        int taskel = selection.taskel();
        int worker = taskel != Trace.NONE && taskel < trace.taskels().count()
                ? trace.taskels().worker(taskel)
                : selection.worker();
        if (worker == Trace.NONE) {
            return;
        }
        folds.forgetFocus();
        int row = layout.lanes().rowOf(worker);
        if (row >= 0) {
            double top = layout.laneTop(row);
            reveal(top, top + layout.laneHeight(), layout);
        } else {
            layout.lanes().foldedOf(worker).ifPresent(head -> reveal(head, layout));
        }
    }

    /** Scrolls to a heading. */
    void reveal(LaneHead head, TimelineLayout layout) {
        double top = layout.rows().top(head);
        reveal(top, top + layout.rows().height(head), layout);
    }
}
