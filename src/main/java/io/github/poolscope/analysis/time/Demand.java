package io.github.poolscope.analysis.time;

import java.util.Arrays;

/** Why a worker of one pool had nothing to do, by time: collects events, and then tells the cause in each span. */
final class Demand {
    /** What may be the case several times at once. */
    enum State {
        /** A task was submitted and has not begun. */
        QUEUED,
        /** A lazy call has read as far ahead as it may. */
        WINDOW,
        /** A call's input is read, or its reader waits for its consumer: which one was not recorded. */
        INPUT_OR_WINDOW,
        /** A call's input is read. */
        INPUT,
        /** A task of several taskels runs. */
        LARGE,
        /** A task of one taskel runs. */
        SINGLE
    }

    /** Receives a span of time. */
    @FunctionalInterface
    interface Spans {
        void add(TimePart cause, long from, long to);
    }

    private static final int CODE_BITS = 4;
    private static final State[] STATES = State.values();

    /** Time and, in the lowest bits, the state and whether it begins. */
    private long[] events = new long[64];

    private int eventCount;
    /** From when on each cause applies; the first begins at 0. */
    private long[] starts = {0};

    private TimePart[] causes = {TimePart.NO_CALL};
    private int spanCount = 1;

    void add(State state, long from, long to) {
        if (from < to) {
            event(from, state, 1);
            event(to, state, 0);
        }
    }

    private void event(long time, State state, int begins) {
        if (eventCount == events.length) {
            events = Arrays.copyOf(events, eventCount * 2);
        }
        events[eventCount++] = Math.max(0, time) << CODE_BITS | (long) state.ordinal() << 1 | begins;
    }

    /** Computes the spans from the events. */
    void complete() {
        Arrays.sort(events, 0, eventCount);
        int[] open = new int[STATES.length];
        int next = 0;
        while (next < eventCount) {
            long time = events[next] >>> CODE_BITS;
            while (next < eventCount && events[next] >>> CODE_BITS == time) {
                int code = (int) events[next] & (1 << CODE_BITS) - 1;
                open[code >> 1] += (code & 1) == 1 ? 1 : -1;
                next++;
            }
            begin(time, cause(open));
        }
        events = new long[0];
    }

    private static TimePart cause(int[] open) {
        if (open[State.QUEUED.ordinal()] > 0) {
            return TimePart.HAND_OUT;
        }
        if (open[State.WINDOW.ordinal()] > 0) {
            return TimePart.WINDOW_FULL;
        }
        if (open[State.INPUT_OR_WINDOW.ordinal()] > 0) {
            return TimePart.NOT_KNOWN;
        }
        if (open[State.INPUT.ordinal()] > 0) {
            return TimePart.INPUT;
        }
        if (open[State.LARGE.ordinal()] > 0) {
            return TimePart.CHUNK_TOO_LARGE;
        }
        return open[State.SINGLE.ordinal()] > 0 ? TimePart.TAIL : TimePart.NO_CALL;
    }

    private void begin(long time, TimePart cause) {
        if (causes[spanCount - 1] == cause) {
            return;
        }
        if (starts[spanCount - 1] == time) {
            causes[spanCount - 1] = cause;
            return;
        }
        if (spanCount == starts.length) {
            starts = Arrays.copyOf(starts, spanCount * 2);
            causes = Arrays.copyOf(causes, spanCount * 2);
        }
        starts[spanCount] = time;
        causes[spanCount++] = cause;
    }

    /** Passes the causes between two instants, in order and without gaps. */
    void between(long from, long to, Spans spans) {
        int found = Arrays.binarySearch(starts, 0, spanCount, from);
        int span = found >= 0 ? found : -found - 2;
        long at = from;
        while (at < to) {
            long end = span + 1 < spanCount ? Math.min(to, starts[span + 1]) : to;
            spans.add(causes[span], at, end);
            at = end;
            span++;
        }
    }
}
