package io.github.poolscope.ui.timeline;

import io.github.poolscope.ui.fx.Viewport;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.input.KeyCode;

/**
 * The shown part of the run's time, with zoom, pan and undo. Has no JavaFX controls.
 *
 * <p>It either fits the whole run and follows it, or is a range that the user chose and that stays.
 */
final class TimeRange {
    private static final double ZOOM_STEP = 1.25;
    private static final double PAN_STEP = 0.12;
    /** The minimum range in nanoseconds; below a microsecond the clock has no detail. */
    private static final long MIN = 1_000;

    /** The maximum number of undo steps. */
    private static final int MAX_STEPS = 200;

    private final Deque<Shown> before = new ArrayDeque<>();
    private final Deque<Shown> undone = new ArrayDeque<>();
    private long from;
    private long to;

    private record Shown(long from, long to) {}

    /** Saves the current range for undo, when a gesture begins. */
    void remember() {
        Shown now = new Shown(from, to);
        if (!now.equals(before.peek())) {
            before.push(now);
        }
        if (before.size() > MAX_STEPS) {
            before.removeLast();
        }
        undone.clear();
    }

    /** Restores the range before the last gesture; returns false if there was none. */
    boolean undo() {
        return goBack(before, undone);
    }

    /** Reverts the last {@link #undo}; returns false if there was none. */
    boolean redo() {
        return goBack(undone, before);
    }

    private boolean goBack(Deque<Shown> to, Deque<Shown> back) {
        Shown now = new Shown(from, this.to);
        Shown there = to.poll();
        while (there != null && there.equals(now)) {
            there = to.poll();
        }
        if (there == null) {
            return false;
        }
        back.push(now);
        from = there.from();
        this.to = there.to();
        return true;
    }

    /** Clears the undo history, for another run. */
    void forget() {
        before.clear();
        undone.clear();
        fit();
    }

    boolean fits() {
        return to == 0;
    }

    void fit() {
        from = 0;
        to = 0;
    }

    Viewport viewport(double width) {
        return new Viewport(from, to, width);
    }

    /**
     * Zooms by {@code steps}, in if positive, so that the instant at {@code share} of the width keeps its place.
     *
     * @param shownFrom the beginning of the current range
     * @param shownTo the end of the current range
     * @param most the end of the maximum range
     */
    void zoom(double steps, double share, long shownFrom, long shownTo, long most) {
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
    void pan(double steps, long shownFrom, long shownTo) {
        long span = shownTo - shownFrom;
        set(shownFrom + Math.round(steps * PAN_STEP * span), span);
    }

    /** Shows from {@code begin} to {@code end} with a margin. */
    void show(long begin, long end) {
        long span = Math.max(MIN, end - begin);
        set(begin - span / 5, span + 2 * (span / 5));
    }

    /** Moves the range no further than needed to show an interval; widens it if necessary. */
    void reveal(long begin, long end, long shownFrom, long shownTo) {
        long span = shownTo - shownFrom;
        if (end - begin > span) {
            show(begin, end);
        } else if (begin < shownFrom || end > shownTo) {
            set((begin + end - span) / 2, span);
        }
    }

    /** Moves the range so that it begins at {@code begin}. */
    void moveTo(long begin, long span) {
        set(begin, span);
    }

    private void set(long begin, long span) {
        from = Math.max(0, begin);
        to = from + Math.max(MIN, span);
    }

    /**
     * Handles a key that zooms, pans, fits, undoes or redoes; returns whether it is one.
     *
     * @param share the position in the range at which it zooms, from 0 to 1
     * @param whole the length of the whole run
     */
    boolean act(KeyCode key, double share, long shownFrom, long shownTo, long whole) {
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
