package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.picture.Lane;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The positions of lanes and headings below each other, in pixels from the top of the view before scrolling. */
final class LaneRows {
    /** The height of a heading with the lanes below it. */
    private static final double OPEN = 24;

    private static final double FOLDED = 40;
    private static final double FOLDED_LOW = 24;

    private final Lanes lanes;
    private final double first;
    private final double lane;
    private final boolean low;
    /** The tops of the headings. */
    private final double[] tops;
    /** The height of all of them. */
    private final double headings;

    /**
     * @param first the top of the first row
     * @param lane the height of a lane
     * @param low whether there is so little height that everything is drawn closer together
     */
    LaneRows(Lanes lanes, double first, double lane, boolean low) {
        this.lanes = lanes;
        this.first = first;
        this.lane = lane;
        this.low = low;
        tops = new double[lanes.heads().size()];
        double above = 0;
        for (int i = 0; i < tops.length; i++) {
            LaneHead head = lanes.heads().get(i);
            tops[i] = first + head.before() * lane + above;
            above += headHeight(head.folded(), low);
        }
        headings = above;
    }

    /** Returns the height of all headings. */
    static double headings(Lanes lanes, boolean low) {
        return lanes.heads().stream()
                .mapToDouble(head -> headHeight(head.folded(), low))
                .sum();
    }

    private static double headHeight(boolean folded, boolean low) {
        return !folded ? OPEN : low ? FOLDED_LOW : FOLDED;
    }

    double height(LaneHead head) {
        return headHeight(head.folded(), low);
    }

    double top(LaneHead head) {
        return tops[lanes.heads().indexOf(head)];
    }

    /** Returns the top of the heading with that number, from 0. */
    double headTop(int head) {
        return tops[head];
    }

    double laneTop(int row) {
        int head = lastHeadBefore(row);
        return head < 0
                ? first + row * lane
                : bottom(head) + (row - lanes.heads().get(head).before()) * lane;
    }

    /** Returns the bottom of the last row. */
    double bottom() {
        return first + lanes.shown().size() * lane + headings;
    }

    Optional<LaneHead> headAt(double y) {
        int head = lastHeadAbove(y);
        return head < 0 || y >= bottom(head)
                ? Optional.empty()
                : Optional.of(lanes.heads().get(head));
    }

    Optional<Lane> laneAt(double y) {
        int row = rowAt(y);
        return row < 0 ? Optional.empty() : Optional.of(lanes.shown().get(row));
    }

    /** Returns the row of the lane at a height; -1 if there is none. */
    int rowAt(double y) {
        int head = lastHeadAbove(y);
        double top = head < 0 ? first : bottom(head);
        int row = (head < 0 ? 0 : lanes.heads().get(head).before()) + (int) Math.floor((y - top) / lane);
        return y < top || row >= lanes.shown().size() ? -1 : row;
    }

    /** Returns the first row whose lane ends below a height. */
    int rowFrom(double y) {
        int head = lastHeadAbove(y);
        double top = head < 0 ? first : bottom(head);
        return (head < 0 ? 0 : lanes.heads().get(head).before()) + (int) Math.max(0, Math.floor((y - top) / lane));
    }

    /** Returns the number of headings and lanes. */
    int places() {
        return lanes.heads().size() + lanes.shown().size();
    }

    /** Returns the place of a lane among headings and lanes, from 0. */
    int placeOf(int row) {
        return row + lastHeadBefore(row) + 1;
    }

    int placeOf(LaneHead head) {
        return lanes.heads().indexOf(head) + head.before();
    }

    /** Returns the heading at a place; empty if a lane is there. */
    Optional<LaneHead> headAtPlace(int place) {
        int head = lastHeadAtPlace(place);
        return head >= 0 && head + lanes.heads().get(head).before() == place
                ? Optional.of(lanes.heads().get(head))
                : Optional.empty();
    }

    /** Returns the row of the lane at a place, where no heading is. */
    int rowAtPlace(int place) {
        return place - lastHeadAtPlace(place) - 1;
    }

    private double bottom(int head) {
        return tops[head] + height(lanes.heads().get(head));
    }

    private int lastHeadBefore(int row) {
        return last(head -> lanes.heads().get(head).before() <= row);
    }

    private int lastHeadAbove(double y) {
        return last(head -> tops[head] <= y);
    }

    private int lastHeadAtPlace(int place) {
        return last(head -> head + lanes.heads().get(head).before() <= place);
    }

    /** Returns the last heading for which a test holds that holds for all before it; -1 if it holds for none. */
    private int last(IntPredicate test) {
        int from = 0;
        int to = lanes.heads().size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (test.test(middle)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }
}
