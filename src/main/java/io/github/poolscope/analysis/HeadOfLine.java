package io.github.poolscope.analysis;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;

/**
 * Head-of-line blocking: for how long each finished result was held, and behind which one.
 *
 * <p>A result is held from the instant at which it was received until it is delivered, or until now. In an ordered mode
 * the one it waits for is the earlier one that was, or still is to be, received last.
 */
public final class HeadOfLine {
    private final Taskels taskels;
    private final int[] behind;
    private int held;
    private int longest = Trace.NONE;

    private HeadOfLine(Taskels taskels, int count) {
        this.taskels = taskels;
        behind = new int[count];
    }

    /** Looks at all taskels that were submitted; {@code ordered} tells whether results are delivered in their order. */
    public static HeadOfLine of(Trace trace, boolean ordered) {
        Taskels taskels = trace.taskels();
        HeadOfLine result = new HeadOfLine(taskels, taskels.count());
        result.scan(ordered, trace.now());
        return result;
    }

    private void scan(boolean ordered, long now) {
        int last = Trace.NONE;
        long lastReceived = -1;
        long most = 0;
        for (int i = 0; i < behind.length; i++) {
            long received = taskels.received(i);
            boolean waits = ordered && received != Trace.NEVER && lastReceived > received;
            behind[i] = waits ? last : Trace.NONE;
            if (waits) {
                held++;
                long time = heldFor(i, now);
                if (time > most) {
                    most = time;
                    longest = i;
                }
            }
            long known = received == Trace.NEVER ? Long.MAX_VALUE : received;
            if (known > lastReceived) {
                lastReceived = known;
                last = i;
            }
        }
    }

    /** The earlier taskel that a result had to wait for, or {@link Trace#NONE}. */
    public int behind(int index) {
        return index < behind.length ? behind[index] : Trace.NONE;
    }

    /** How many finished results had to wait for an earlier one. */
    public int held() {
        return held;
    }

    /** The one of them that waited longest, or {@link Trace#NONE}. */
    public int longest() {
        return longest;
    }

    /** For how long a result was held, in nanoseconds; 0 if it has not been received. */
    public long heldFor(int index, long now) {
        return taskels.heldFor(index, now);
    }
}
