package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.NotableTaskels;
import io.github.poolscope.analysis.Talk;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TimeRange;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The timeline's keys that select something and scroll to it: N goes to the next failure, L to the longest taskel, H to
 * the result that was held longest, T to the next event of a primitive, the arrows to the taskel or the event before and
 * after and to the lane or heading above and below, Enter zooms to the selected taskel. On a heading, Left folds its pool,
 * Right unfolds it, Enter does the other of both. FX thread only.
 */
final class TimelineSteps {
    private final Selection selection;
    private final TimeRange range;
    private final LaneScroll lanes;

    TimelineSteps(Selection selection, TimeRange range, LaneScroll lanes) {
        this.selection = selection;
        this.range = range;
        this.lanes = lanes;
    }

    /**
     * Handles a key; returns whether it is one of these.
     *
     * @param axis the part of time that is shown
     */
    boolean act(KeyEvent event, Frame shown, TimeAxis axis, TimelineLayout layout) {
        Trace trace = shown.recording().trace();
        boolean forward = !event.isShiftDown();
        if (fold(event.getCode(), layout)) {
            return true;
        }
        switch (event.getCode()) {
            case N -> goTo(NotableTaskels.nextFailure(trace, selection.taskel(), forward), shown, axis);
            case L -> goTo(NotableTaskels.longest(trace), shown, axis);
            case H -> goTo(NotableTaskels.longestHeld(shown.recording().header(), trace), shown, axis);
            case T -> talk(forward, false, shown, axis, layout);
            case LEFT -> step(-1, shown, axis, layout);
            case RIGHT -> step(1, shown, axis, layout);
            case ENTER -> zoom(trace);
            case UP -> {
                return lane(-1, trace, layout);
            }
            case DOWN -> {
                return lane(1, trace, layout);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Selects a taskel and scrolls to it. */
    private void goTo(int index, Frame shown, TimeAxis axis) {
        if (index == Trace.NONE) {
            return;
        }
        range.remember();
        Trace trace = shown.recording().trace();
        long started = trace.taskels().started(index);
        long ended = trace.taskels().ended(index);
        if (started != Trace.NEVER) {
            range.reveal(started, ended == Trace.NEVER ? trace.now() : ended, axis.from(), axis.to());
        }
        selection.selectTaskel(index);
    }

    /** Selects the next or the previous event, of any primitive or of the same one, and scrolls to it. */
    private void talk(boolean forward, boolean ofSameObject, Frame shown, TimeAxis axis, TimelineLayout layout) {
        Trace trace = shown.recording().trace();
        int event = Talk.of(trace).next(selection.event(), forward, ofSameObject);
        if (event != Trace.NONE) {
            long time = trace.syncEvents().time(event);
            range.remember();
            range.reveal(time, time, axis.from(), axis.to());
            double top = layout.topOf(trace.syncEvents().object(event));
            lanes.reveal(top, top + TimelineLayout.TALK, layout);
            selection.selectEvent(event);
        }
    }

    /**
     * Selects the taskel that began before or after the selected one; or the event of a primitive before or after it.
     */
    private void step(int by, Frame shown, TimeAxis axis, TimelineLayout layout) {
        if (selection.event() != Trace.NONE) {
            talk(by > 0, true, shown, axis, layout);
            return;
        }
        Trace trace = shown.recording().trace();
        if (selection.worker() != Trace.NONE) {
            int found = lane(trace, layout)
                    .map(lane -> firstOrLast(by > 0, lane, trace))
                    .orElse(Trace.NONE);
            if (found != Trace.NONE) {
                selection.selectTaskel(found);
            }
            return;
        }
        int count = trace.taskels().count();
        if (count > 0) {
            int from = selection.taskel();
            selection.selectTaskel(Math.floorMod(from == Trace.NONE ? (by > 0 ? 0 : count - 1) : from + by, count));
        }
    }

    /** Returns the lane of the selected worker, or of the worker that ran the selected taskel; empty if none has it. */
    Optional<Lane> lane(Trace trace, TimelineLayout layout) {
        int row = layout.lanes().rowOf(worker(trace));
        return row < 0 || row >= layout.lanes().shown().size()
                ? Optional.empty()
                : Optional.of(layout.lanes().shown().get(row));
    }

    private int worker(Trace trace) {
        int taskel = selection.taskel();
        return taskel == Trace.NONE || taskel >= trace.taskels().count()
                ? selection.worker()
                : trace.taskels().worker(taskel);
    }

    /** Folds or unfolds the pool whose heading has the focus; returns whether the key is one for that. */
    private boolean fold(KeyCode key, TimelineLayout layout) {
        Optional<LaneHead> head = lanes.focused(layout);
        if (head.isEmpty() || (key != KeyCode.LEFT && key != KeyCode.RIGHT && key != KeyCode.ENTER)) {
            return false;
        }
        lanes.folds().fold(head.get(), key == KeyCode.ENTER ? !head.get().folded() : key == KeyCode.LEFT);
        return true;
    }

    /**
     * Selects the lane above or below, or goes to the heading there; to the last or the first if none is selected. Returns
     * false if there is none.
     */
    private boolean lane(int by, Trace trace, TimelineLayout layout) {
        LaneRows rows = layout.rows();
        int next = place(trace, layout).stream()
                .map(place -> place + by)
                .findFirst()
                .orElse(by > 0 ? 0 : rows.places() - 1);
        if (next < 0 || next >= rows.places()) {
            return false;
        }
        Optional<LaneHead> head = rows.headAtPlace(next);
        if (head.isPresent()) {
            selection.clear();
            lanes.folds().focus(head.get());
            lanes.reveal(head.get(), layout);
        } else {
            lanes.folds().forgetFocus();
            selection.selectWorker(
                    layout.lanes().shown().get(rows.rowAtPlace(next)).worker());
        }
        return true;
    }

    /** Returns the place of the heading that has the focus or of the lane that is selected. */
    private OptionalInt place(Trace trace, TimelineLayout layout) {
        LaneRows rows = layout.rows();
        int worker = worker(trace);
        Optional<LaneHead> head = lanes.focused(layout);
        if (head.isEmpty() && worker != Trace.NONE) {
            head = layout.lanes().foldedOf(worker);
        }
        if (head.isPresent()) {
            return OptionalInt.of(rows.placeOf(head.get()));
        }
        return worker == Trace.NONE
                ? OptionalInt.empty()
                : OptionalInt.of(rows.placeOf(layout.lanes().rowOf(worker)));
    }

    /** Returns the taskel that a lane's workers began first or last; {@link Trace#NONE} if they have begun none. */
    private static int firstOrLast(boolean first, Lane lane, Trace trace) {
        int found = Trace.NONE;
        for (int i = trace.taskels().first(); i < trace.taskels().count(); i++) {
            boolean here = trace.taskels().started(i) != Trace.NEVER
                    && lane.workers().contains(trace.taskels().worker(i));
            if (here
                    && (found == Trace.NONE
                            || first
                                    == trace.taskels().started(i)
                                            < trace.taskels().started(found))) {
                found = i;
            }
        }
        return found;
    }

    /** Shows the selected taskel over the whole width. */
    private void zoom(Trace trace) {
        int taskel = selection.taskel();
        if (taskel != Trace.NONE
                && taskel < trace.taskels().count()
                && trace.taskels().started(taskel) != Trace.NEVER) {
            long ended = trace.taskels().ended(taskel);
            range.remember();
            range.show(trace.taskels().started(taskel), ended == Trace.NEVER ? trace.now() : ended);
        }
    }
}
