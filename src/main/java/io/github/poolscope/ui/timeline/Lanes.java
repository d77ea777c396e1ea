package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.WorkerFigures;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.LaneGroup;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.ui.fx.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The workers' lanes that are shown. If there are several pools, each has a heading, which may be folded. Otherwise, if
 * there are too many lanes for the view, those of workers that have run nothing are one row at the end.
 *
 * @param shown the lanes with a row each, from the top
 * @param idle the lanes that are one row; empty if each has its own
 * @param heads the headings, from the top; empty if there is only one pool
 */
record Lanes(List<Lane> shown, List<Lane> idle, List<LaneHead> heads) {
    /** Up to this number, lanes have their full height, and the view scrolls if it must. */
    static final int FEW = 12;

    /** Returns all lanes of a picture without headings, a row each. */
    static Lanes all(TimelinePicture picture) {
        return new Lanes(picture.lanes(), List.of(), List.of());
    }

    /** Returns the lanes of workers that have run something, and apart from them the others. */
    static Lanes grouped(Frame frame) {
        List<WorkerFigures> figures = frame.figures().workers();
        List<Lane> shown = new ArrayList<>();
        List<Lane> idle = new ArrayList<>();
        for (Lane lane : frame.timeline().lanes()) {
            boolean ran = lane.workers().stream()
                    .anyMatch(worker ->
                            worker >= figures.size() || figures.get(worker).taskels() > 0);
            (ran ? shown : idle).add(lane);
        }
        return shown.isEmpty() || idle.size() < 2
                ? all(frame.timeline())
                : new Lanes(List.copyOf(shown), List.copyOf(idle), List.of());
    }

    /** Returns the lanes below headings, but for those of pools that are folded. */
    static Lanes byPool(TimelinePicture picture, Predicate<LaneGroup> folded) {
        List<Lane> shown = new ArrayList<>();
        List<LaneHead> heads = new ArrayList<>();
        for (LaneGroup group : picture.groups()) {
            boolean isFolded = folded.test(group);
            heads.add(new LaneHead(group, shown.size(), isFolded));
            if (!isFolded) {
                shown.addAll(group.lanes());
            }
        }
        return new Lanes(List.copyOf(shown), List.of(), List.copyOf(heads));
    }

    /** Returns how many rows there are. */
    int rows() {
        return shown.size() + (idle.isEmpty() ? 0 : 1);
    }

    boolean areMany() {
        return shown.size() + idle.size() > FEW;
    }

    /** Returns the row of a worker, or -1; also if its pool is folded. */
    int rowOf(int worker) {
        for (int row = 0; row < shown.size(); row++) {
            if (shown.get(row).workers().contains(worker)) {
                return row;
            }
        }
        return idle.stream().anyMatch(lane -> lane.workers().contains(worker)) ? shown.size() : -1;
    }

    /** Returns the folded heading that stands for a worker's lane. */
    Optional<LaneHead> foldedOf(int worker) {
        return heads.stream()
                .filter(LaneHead::folded)
                .filter(head -> head.group().lanes().stream()
                        .anyMatch(lane -> lane.workers().contains(worker)))
                .findFirst();
    }

    /** Returns the heading of a pool. */
    Optional<LaneHead> headOf(int pool) {
        return heads.stream().filter(head -> head.group().pool() == pool).findFirst();
    }
}
