package io.github.poolscope.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCode;

/**
 * The part of the run's time that is shown, with zoom, pan and undo. FX thread only.
 *
 * <p>It either fits the whole run and follows it, or is a range that the user chose and that stays.
 */
public final class TimeRange {
    private static final double ZOOM_STEP = 1.25;
    private static final double PAN_STEP = 0.12;
    /** The minimum range in nanoseconds; below a microsecond the clock has no detail. */
    private static final long MIN = 1_000;

    /** The maximum number of undo steps. */
    private static final int MAX_STEPS = 200;

    private final Deque<Part> before = new ArrayDeque<>();
    private final Deque<Part> undone = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Part> part = new ReadOnlyObjectWrapper<>(Part.WHOLE);

    /**
     * A part of time.
     *
     * @param from the beginning in nanoseconds since the run began; not negative
     * @param to the end in nanoseconds since the run began; zero for the whole run
     */
    public record Part(long from, long to) {
        static final Part WHOLE = new Part(0, 0);
    }

    /** Returns the part that is shown. */
    public ReadOnlyObjectProperty<Part> partProperty() {
        return part.getReadOnlyProperty();
    }

    /** Saves the current range for undo, when a gesture begins. */
    public void remember() {
        Part now = part.get();
        if (!now.equals(before.peek())) {
            before.push(now);
        }
        if (before.size() > MAX_STEPS) {
            before.removeLast();
        }
        undone.clear();
    }

    /** Restores the range before the last gesture; returns false if there was none. */
    public boolean undo() {
        return goBack(before, undone);
    }

    /** Reverts the last {@link #undo}; returns false if there was none. */
    public boolean redo() {
        return goBack(undone, before);
    }

    private boolean goBack(Deque<Part> to, Deque<Part> back) {
        Part now = part.get();
        Part there = to.poll();
        while (there != null && there.equals(now)) {
            there = to.poll();
        }
        if (there == null) {
            return false;
        }
        back.push(now);
        part.set(there);
        return true;
    }

    /** Shows the whole of another run, and clears the undo history. */
    public void forget() {
        before.clear();
        undone.clear();
        fit();
    }

    /** Returns whether the whole run is shown. */
    public boolean fits() {
        return part.get().equals(Part.WHOLE);
    }

    /** Shows the whole run. */
    public void fit() {
        part.set(Part.WHOLE);
    }

    /** Returns the part as it is shown on {@code width} pixels. */
    public Viewport viewport(double width) {
        return new Viewport(part.get().from(), part.get().to(), width);
    }

    /**
     * Zooms by {@code steps}, in if positive, so that the instant at {@code share} of the width keeps its place.
     *
     * @param shownFrom the beginning of the current range
     * @param shownTo the end of the current range
     * @param most the end of the maximum range
     */
    public void zoom(double steps, double share, long shownFrom, long shownTo, long most) {
        double span = (shownTo - shownFrom) * Math.pow(ZOOM_STEP, -steps);
        double anchor = shownFrom + share * (shownTo - shownFrom);
        if (span >= most) {
            fit();
            return;
        }
        span = Math.max(MIN, span);
        set(Math.round(anchor - share * span), Math.round(span));
    }

    /** Pans by {@code steps}, to later times if positive. */
    public void pan(double steps, long shownFrom, long shownTo) {
        long span = shownTo - shownFrom;
        set(shownFrom + Math.round(steps * PAN_STEP * span), span);
    }

    /** Shows from {@code begin} to {@code end} with a margin. */
    public void show(long begin, long end) {
        long span = Math.max(MIN, end - begin);
        set(begin - span / 5, span + 2 * (span / 5));
    }

    /** Moves the range no further than needed to show an interval; widens it if necessary. */
    public void reveal(long begin, long end, long shownFrom, long shownTo) {
        long span = shownTo - shownFrom;
        if (end - begin > span) {
            show(begin, end);
        } else if (begin < shownFrom || end > shownTo) {
            set((begin + end - span) / 2, span);
        }
    }

    /** Moves the range so that it begins at {@code begin}. */
    public void moveTo(long begin, long span) {
        set(begin, span);
    }

    private void set(long begin, long span) {
        long from = Math.max(0, begin);
        part.set(new Part(from, from + Math.max(MIN, span)));
    }

    /**
     * Handles a key that zooms, pans, fits, undoes or redoes; returns whether it is one.
     *
     * @param share the position in the range at which it zooms, from 0 to 1
     * @param whole the length of the whole run
     */
    public boolean act(KeyCode key, double share, long shownFrom, long shownTo, long whole) {
        switch (key) {
            case W, PLUS, ADD, EQUALS, S, MINUS, SUBTRACT, A, D, F, HOME -> remember();
            default -> {}
        }
        switch (key) {
            case W, PLUS, ADD, EQUALS -> zoom(1, share, shownFrom, shownTo, whole);
            case S, MINUS, SUBTRACT -> zoom(-1, share, shownFrom, shownTo, whole);
            case A -> pan(-1, shownFrom, shownTo);
            case D -> pan(1, shownFrom, shownTo);
            case F, HOME -> fit();
            case Z -> undo();
            case Y -> redo();
            default -> {
                return false;
            }
        }
        return true;
    }
}
