package io.github.poolscope.ui.timeline;

import io.github.poolscope.ui.fx.Viewport;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.input.KeyCode;

/**
 * The part of the run's time that is shown, and how it is zoomed and panned. Knows no screen.
 *
 * <p>Either it fits the whole run and follows it, or it is a range that the user chose and that stays.
 */
final class TimeRange {
    private static final double ZOOM_STEP = 1.25;
    private static final double PAN_STEP = 0.12;
    /** Closer than a microsecond the clock has nothing to tell. */
    private static final long SHORTEST = 1_000;

    /** More steps back than this nobody takes. */
    private static final int MOST_STEPS = 200;

    private final Deque<Shown> before = new ArrayDeque<>();
    private final Deque<Shown> undone = new ArrayDeque<>();
    private long from;
    private long to;

    private record Shown(long from, long to) {}

    /** What is shown now can be come back to: a gesture begins. */
    void remember() {
        Shown now = new Shown(from, to);
        if (!now.equals(before.peek())) {
            before.push(now);
        }
        if (before.size() > MOST_STEPS) {
            before.removeLast();
        }
        undone.clear();
    }

    /** Back to what was shown before the last gesture; false if there was none. */
    boolean undo() {
        return goBack(before, undone);
    }

    /** What the last {@link #undo} went back from. */
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

    /** Another run: there is nothing to come back to. */
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
     * Zooms by {@code steps} (in, if positive), so that the instant at {@code share} of the width stays where it is.
     *
     * @param shownFrom what is shown now
     * @param shownTo what is shown now
     * @param most the end of the widest range that makes sense
     */
    void zoom(double steps, double share, long shownFrom, long shownTo, long most) {
        double span = (shownTo - shownFrom) * Math.pow(ZOOM_STEP, -steps);
        double anchor = shownFrom + share * (shownTo - shownFrom);
        if (span >= most) {
            fit();
            return;
        }
        span = Math.max(SHORTEST, span);
        set(Math.round(anchor - share * span), Math.round(span));
    }

    /** Pans by {@code steps}, to later times if positive. */
    void pan(double steps, long shownFrom, long shownTo) {
        long span = shownTo - shownFrom;
        set(shownFrom + Math.round(steps * PAN_STEP * span), span);
    }

    /** Shows from {@code begin} to {@code end} with a little of what is around. */
    void show(long begin, long end) {
        long span = Math.max(SHORTEST, end - begin);
        set(begin - span / 5, span + 2 * (span / 5));
    }

    /** Moves what is shown, no further than needed, so that an interval can be seen; widens it if it must. */
    void reveal(long begin, long end, long shownFrom, long shownTo) {
        long span = shownTo - shownFrom;
        if (end - begin > span) {
            show(begin, end);
        } else if (begin < shownFrom || end > shownTo) {
            set((begin + end - span) / 2, span);
        }
    }

    /** Moves what is shown so that it begins at {@code begin}. */
    void moveTo(long begin, long span) {
        set(begin, span);
    }

    private void set(long begin, long span) {
        from = Math.max(0, begin);
        to = from + Math.max(SHORTEST, span);
    }

    /**
     * Does what a key says, if it is one of those that zoom, pan, fit, undo or redo; returns whether it is.
     *
     * @param share where in the range one zooms, from 0 to 1
     * @param whole how long the whole run is
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
