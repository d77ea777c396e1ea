package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** When the main program was in which of its calls, the innermost of calls within calls: spans without gaps. */
final class MainSpans {
    private long[] starts = {0};
    private int[] calls = {Trace.NONE};
    private int count = 1;

    static MainSpans of(Trace trace, long now) {
        MainSpans spans = new MainSpans();
        Calls all = trace.calls();
        int end = all.count();
        Deque<Integer> open = new ArrayDeque<>();
        for (int call = all.first(); call < end; call++) {
            long began = Math.min(now, all.began(call));
            spans.leave(all, open, began);
            open.push(call);
            spans.begin(began, call);
        }
        spans.leave(all, open, now);
        return spans;
    }

    private void leave(Calls all, Deque<Integer> open, long until) {
        while (!open.isEmpty()) {
            long ended = all.ended(open.element());
            if (ended == Trace.NEVER || ended > until) {
                return;
            }
            open.pop();
            begin(ended, open.isEmpty() ? Trace.NONE : open.element());
        }
    }

    private void begin(long time, int call) {
        long at = Math.max(time, starts[count - 1]);
        if (starts[count - 1] == at) {
            calls[count - 1] = call;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            calls = Arrays.copyOf(calls, count * 2);
        }
        starts[count] = at;
        calls[count++] = call;
    }

    /** Returns the place of the span in which the instant before {@code time} lies. */
    int before(long time) {
        int found = Arrays.binarySearch(starts, 0, count, time);
        return Math.max(0, found >= 0 ? found - 1 : -found - 2);
    }

    long start(int place) {
        return starts[place];
    }

    /** Returns the call of a span; {@link Trace#NONE} if it was in none. */
    int call(int place) {
        return calls[place];
    }
}
