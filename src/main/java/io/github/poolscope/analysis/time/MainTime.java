package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the time of the main program's main thread went, in nanoseconds; the parts sum to the wall time.
 *
 * @param computing it was in none of the calls that block it
 * @param callbacks a callback ran, on whichever thread
 * @param blocked it was blocked, by the call; of calls within calls, by the innermost
 * @param notKnown it was blocked in calls of which only the total time is kept
 */
public record MainTime(long computing, long callbacks, Map<CallKind, Long> blocked, long notKnown) {
    public MainTime {
        blocked = Collections.unmodifiableMap(new EnumMap<>(asEnumMap(blocked)));
    }

    private static EnumMap<CallKind, Long> asEnumMap(Map<CallKind, Long> map) {
        EnumMap<CallKind, Long> copy = new EnumMap<>(CallKind.class);
        copy.putAll(map);
        return copy;
    }

    /** Returns the sum of all parts. */
    public long total() {
        return computing + callbacks + notKnown + blockedTotal();
    }

    /** Returns how long it was blocked in calls that are known. */
    public long blockedTotal() {
        return blocked.values().stream().mapToLong(Long::longValue).sum();
    }

    static MainTime of(Trace trace, long now) {
        return new Split(trace, now).compute();
    }

    /** Moves forward in time: each instant is given to a callback, to the innermost call, or to the program. */
    private static final class Split {
        private final Trace trace;
        private final long now;
        private final EnumMap<CallKind, Long> blocked = new EnumMap<>(CallKind.class);
        private long computing;
        private long callbacks;
        private long at;
        private int callback;

        Split(Trace trace, long now) {
            this.trace = trace;
            this.now = now;
            callback = trace.callbacks().first();
        }

        MainTime compute() {
            Calls calls = trace.calls();
            int count = calls.count();
            int first = calls.first();
            long notKnown = summed(calls, first < count ? calls.began(first) : now);
            Deque<Integer> open = new ArrayDeque<>();
            for (int call = first; call < count; call++) {
                long began = Math.min(now, calls.began(call));
                close(open, began);
                to(began, open);
                open.push(call);
            }
            close(open, now);
            to(now, open);
            return new MainTime(computing, callbacks, blocked, notKnown);
        }

        /** Splits the time until the first call that is stored; returns how long it was blocked in it. */
        private long summed(Calls calls, long until) {
            if (calls.first() == 0) {
                return 0;
            }
            long end = Math.min(now, until);
            long nanos = Math.min(end, calls.summed().nanos());
            computing += end - nanos;
            at = end;
            return nanos;
        }

        /** Leaves the calls that ended by {@code time}. */
        private void close(Deque<Integer> open, long time) {
            while (!open.isEmpty()) {
                long ended = trace.calls().ended(open.element());
                if (ended == Trace.NEVER || ended > time) {
                    return;
                }
                to(ended, open);
                open.pop();
            }
        }

        private void to(long until, Deque<Integer> open) {
            Calls called = trace.callbacks();
            while (at < until) {
                while (callback < called.count() && end(called, callback) <= at) {
                    callback++;
                }
                boolean isThere = callback < called.count();
                boolean isInside = isThere && called.began(callback) <= at;
                long change = !isThere ? until : isInside ? end(called, callback) : called.began(callback);
                long end = Math.min(until, change);
                add(end - at, isInside, open);
                at = end;
            }
        }

        private long end(Calls called, int number) {
            return called.ended(number) == Trace.NEVER ? now : called.ended(number);
        }

        private void add(long time, boolean inCallback, Deque<Integer> open) {
            if (inCallback) {
                callbacks += time;
            } else if (open.isEmpty()) {
                computing += time;
            } else {
                blocked.merge(trace.calls().kind(open.element()), time, Long::sum);
            }
        }
    }
}
