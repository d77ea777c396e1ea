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
    static final double FIRST_WORKER = 72;
    static final double LEGEND = 26;
    static final double HELD_ROW = 8;
    static final double TALK = 42;

    static final double CALLBACKS = 34;

    private static final double READ_AHEAD = 40;
    private static final double MAX_LANE = 60;
    private static final double MIN_LANE = 32;
    /** The minimum lane height, in pixels, if bands for held and awaited primitives are drawn. */
    private static final double MIN_LANE_OF_TALK = 40;

    private final TimelinePicture picture;
    private final double lane;

    /** Creates the layout for a view that is {@code height} pixels high. */
    TimelineLayout(TimelinePicture picture, double height) {
        this.picture = picture;
        double room =
                height - FIRST_WORKER - talkHeight() - readAheadHeight() - callbacksHeight() - heldHeight() - LEGEND;
        int lanes = Math.max(1, picture.lanes().size());
        double least = talks() ? MIN_LANE_OF_TALK : MIN_LANE;
        lane = Math.max(least, Math.min(MAX_LANE, Math.floor(room / lanes)));
    }

    /** Returns the lane height that fills the view, but at least the minimum; the view then scrolls. */
    double laneHeight() {
        return lane;
    }

    boolean talks() {
        return !picture.talk().lanes().isEmpty();
    }

    boolean readsAhead() {
        return !picture.readAhead().steps().isEmpty();
    }

    double talkTop() {
        return FIRST_WORKER + picture.lanes().size() * lane;
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
        return heldTop() + heldHeight() + LEGEND;
    }

    private double talkHeight() {
        return picture.talk().lanes().size() * TALK;
    }

    private double readAheadHeight() {
        return readsAhead() ? READ_AHEAD : 0;
    }

    private double heldHeight() {
        return Math.max(40, picture.heldRows() * HELD_ROW + 14);
    }

    Optional<Lane> laneAt(double y) {
        int number = (int) Math.floor((y - FIRST_WORKER) / lane);
        return number < 0 || number >= picture.lanes().size()
                ? Optional.empty()
                : Optional.of(picture.lanes().get(number));
    }

    /** Returns the distance of a height from the top of its worker's lane. */
    double withinLane(double y) {
        return (y - FIRST_WORKER) % lane;
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
