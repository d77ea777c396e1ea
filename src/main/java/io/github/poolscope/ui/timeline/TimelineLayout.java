package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.picture.HeldBar;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.analysis.picture.TimelinePicture;
import java.util.List;
import java.util.Optional;

/**
 * The positions of the timeline's lanes: the main program, the workers, the primitives, the read-ahead, the results. In
 * pixels from the top, before scrolling.
 */
final class TimelineLayout {
    static final double AXIS = 20;
    static final double HELD_ROW = 8;
    static final double TALK = 42;

    static final double CALLBACKS = 34;

    /** The height of the view, in pixels, below which everything is drawn closer together. */
    private static final double LOW = 200;

    private static final double FIRST_WORKER = 72;
    private static final double FIRST_WORKER_LOW = 52;
    private static final double LEGEND = 26;
    private static final double MIN_HELD = 40;
    private static final double MIN_HELD_LOW = 26;
    private static final double READ_AHEAD = 40;
    private static final double MAX_LANE = 60;
    private static final double MIN_LANE = 32;
    /** The minimum lane height, in pixels, if bands for held and awaited primitives are drawn. */
    private static final double MIN_LANE_OF_TALK = 40;

    /** The height of a lane with a line of text, in pixels, if there are many. */
    private static final double COMPACT_LANE = 18;

    /** The minimum height of a lane if all are shown at once. */
    private static final double THIN_LANE = 1;

    /** The minimum height of the row of idle workers, which has a line of text. */
    private static final double IDLE_ROW = 18;

    private final TimelinePicture picture;
    private final Lanes lanes;
    private final double height;
    private final double lane;
    private final LaneRows rows;
    private final boolean compact;
    private final boolean low;
    private final double legend;

    /**
     * Creates the layout for a view that is {@code height} pixels high.
     *
     * @param atOnce whether many lanes are made as thin as needed to be seen at once
     */
    TimelineLayout(TimelinePicture picture, Lanes lanes, double height, boolean atOnce) {
        this.picture = picture;
        this.lanes = lanes;
        this.height = height;
        low = height < LOW;
        double fixed = firstWorker()
                + LaneRows.headings(lanes, low)
                + talkHeight()
                + readAheadHeight()
                + callbacksHeight()
                + heldHeight()
                + idleHeight();
        double least = talks() && !low ? MIN_LANE_OF_TALK : MIN_LANE;
        double dense = fixed + lanes.shown().size() * (talks() ? least : COMPACT_LANE) + LEGEND;
        legend = low && dense > height ? 0 : LEGEND;
        double each = (height - fixed - legend) / Math.max(1, lanes.shown().size());
        compact = !talks() && (low || lanes.areMany()) && each < MIN_LANE;
        if (!compact) {
            lane = Math.max(least, Math.min(MAX_LANE, Math.floor(each)));
        } else if (atOnce) {
            lane = Math.max(THIN_LANE, each);
        } else {
            lane = Math.max(COMPACT_LANE, Math.floor(each));
        }
        rows = new LaneRows(lanes, firstWorker(), lane, low);
    }

    /** Returns where lanes and headings are. */
    LaneRows rows() {
        return rows;
    }

    Lanes lanes() {
        return lanes;
    }

    /** Returns the height of the view. */
    double height() {
        return height;
    }

    /** Returns whether there is so little height that everything is drawn closer together. */
    boolean isLow() {
        return low;
    }

    /** Returns the top of the first worker's lane. */
    double firstWorker() {
        return low ? FIRST_WORKER_LOW : FIRST_WORKER;
    }

    /** Returns the height of the legend at the bottom; 0 if it would cover lanes of a low view. */
    double legend() {
        return legend;
    }

    /** Returns whether there are so many lanes that they have one line of text, or none. */
    boolean isCompact() {
        return compact;
    }

    /** Returns whether a lane has no room for text. */
    boolean isThin() {
        return lane < COMPACT_LANE;
    }

    /** Returns the lane height that fills the view, but at least the minimum; the view then scrolls. */
    double laneHeight() {
        return lane;
    }

    double laneTop(int row) {
        return rows.laneTop(row);
    }

    /** Returns the height of the row of idle workers; 0 if there is none. */
    double idleHeight() {
        return lanes.idle().isEmpty() ? 0 : IDLE_ROW;
    }

    boolean isIdleRow(double y) {
        double top = rows.bottom();
        return y >= top && y < top + idleHeight();
    }

    boolean isScrollable() {
        return contentHeight() > height + 1;
    }

    /** Returns the top of the scroll bar's room, and its height below. */
    double scrollTop() {
        return AXIS;
    }

    double scrollRoom() {
        return height - AXIS - legend;
    }

    /** Returns how many lanes are not completely in sight, a folded pool as one; those of the idle row count if that row is not. */
    int hidden(double scrolled) {
        double idleTop = rows.bottom() - scrolled;
        boolean idleSeen = idleTop >= AXIS - 1 && idleTop + idleHeight() <= height - legend;
        int hidden = idleSeen ? 0 : lanes.idle().size();
        for (int row = 0; row < lanes.shown().size(); row++) {
            double top = laneTop(row) - scrolled;
            // A lane's last pixels are the space below its bar.
            boolean seen = top >= AXIS - 1 && top + lane * 0.8 <= height - legend;
            hidden += seen ? 0 : 1;
        }
        for (int head = 0; head < lanes.heads().size(); head++) {
            LaneHead each = lanes.heads().get(head);
            double top = rows.headTop(head) - scrolled;
            boolean seen = top >= AXIS - 1 && top + rows.height(each) <= height - legend;
            hidden += seen || !each.folded() ? 0 : 1;
        }
        return hidden;
    }

    boolean talks() {
        return !picture.talk().lanes().isEmpty();
    }

    boolean readsAhead() {
        return !picture.readAhead().steps().isEmpty();
    }

    double talkTop() {
        return rows.bottom() + idleHeight();
    }

    double readAheadTop() {
        return talkTop() + talkHeight();
    }

    boolean callsBack() {
        return !picture.callbacks().isEmpty();
    }

    double callbacksTop() {
        return readAheadTop() + readAheadHeight();
    }

    double heldTop() {
        return callbacksTop() + callbacksHeight();
    }

    private double callbacksHeight() {
        return callsBack() ? CALLBACKS : 0;
    }

    /** Returns the held results that are drawn in the row at that height. */
    List<HeldBar> heldAt(double y) {
        int row = (int) Math.round((y - heldTop() - 4) / HELD_ROW);
        return picture.held().stream().filter(bar -> bar.row() == row).toList();
    }

    double contentHeight() {
        return heldTop() + heldHeight() + legend;
    }

    private double talkHeight() {
        return picture.talk().lanes().size() * TALK;
    }

    private double readAheadHeight() {
        return readsAhead() ? READ_AHEAD : 0;
    }

    private double heldHeight() {
        return Math.max(low ? MIN_HELD_LOW : MIN_HELD, picture.heldRows() * HELD_ROW + 14);
    }

    Optional<Lane> laneAt(double y) {
        return rows.laneAt(y);
    }

    /** Returns the distance of a height from the top of its worker's lane. */
    double withinLane(double y) {
        int row = rows.rowAt(y);
        return row < 0 ? 0 : y - rows.laneTop(row);
    }

    Optional<TalkLane> talkLaneAt(double y) {
        int number = (int) Math.floor((y - talkTop()) / TALK);
        return number < 0 || number >= picture.talk().lanes().size()
                ? Optional.empty()
                : Optional.of(picture.talk().lanes().get(number));
    }

    /** Returns the top of a primitive's lane. */
    double topOf(int object) {
        return talkTop() + object * TALK;
    }
}
