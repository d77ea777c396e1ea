package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.NotableTaskels;
import io.github.poolscope.analysis.Talk;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TimeRange;
import javafx.scene.input.KeyEvent;

/**
 * The timeline's keys that select something and scroll to it: N goes to the next failure, L to the longest taskel, H to
 * the result that was held longest, T to the next event of a primitive, the arrows to the taskel or the event before and
 * after. FX thread only.
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
        switch (event.getCode()) {
            case N -> goTo(NotableTaskels.nextFailure(trace, selection.taskel(), forward), shown, axis);
            case L -> goTo(NotableTaskels.longest(trace), shown, axis);
            case H -> goTo(NotableTaskels.longestHeld(shown.recording().header(), trace), shown, axis);
            case T -> talk(forward, false, shown, axis, layout);
            case LEFT -> step(-1, shown, axis, layout);
            case RIGHT -> step(1, shown, axis, layout);
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
        int count = shown.recording().trace().taskels().count();
        if (count > 0) {
            int from = selection.taskel();
            selection.selectTaskel(Math.floorMod(from == Trace.NONE ? (by > 0 ? 0 : count - 1) : from + by, count));
        }
    }
}
