package io.github.poolscope.analysis;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;

/**
 * Head-of-line blocking: for how long each finished result was held, and behind which one.
 *
 * <p>A result is held from the instant at which it was received until it is delivered, or until now. In an ordered mode
 * it waits for the earlier result that was, or will be, received last.
 */
public final class HeadOfLine {
    private final Taskels taskels;
    private final int first;
    /** By taskel, from the first one stored. */
    private final int[] behind;

    private final long now;
    private int held;
    private int longest = Trace.NONE;

    private HeadOfLine(Taskels taskels, int first, int count, long now) {
        this.taskels = taskels;
        this.first = first;
        this.now = now;
        behind = new int[count];
    }

    /**
     * Examines all taskels that are stored individually.
     *
     * @param ordered whether results are delivered in the order of their taskels
     */
    public static HeadOfLine of(Trace trace, boolean ordered) {
        Taskels taskels = trace.taskels();
        int first = taskels.first();
        HeadOfLine result = new HeadOfLine(taskels, first, taskels.count() - first, trace.now());
        result.scan(ordered);
        return result;
    }

    private void scan(boolean ordered) {
        int last = Trace.NONE;
        long lastReceived = -1;
        long most = 0;
        for (int i = first; i < first + behind.length; i++) {
            long received = taskels.received(i);
            boolean waits = ordered && received != Trace.NEVER && lastReceived > received;
            behind[i - first] = waits ? last : Trace.NONE;
            if (waits) {
                held++;
                long time = heldFor(i);
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

    /** Returns the earlier taskel that a result had to wait for, or {@link Trace#NONE}. */
    public int behind(int index) {
        return index >= first && index - first < behind.length ? behind[index - first] : Trace.NONE;
    }

    /** Returns how many finished results had to wait for an earlier one. */
    public int held() {
        return held;
    }

    /** Returns the result that waited longest, or {@link Trace#NONE}. */
    public int longest() {
        return longest;
    }

    /** Returns how many finished results had to wait for that one. */
    public int waitingFor(int index) {
        int waiting = 0;
        for (int each : behind) {
            waiting += each == index ? 1 : 0;
        }
        return waiting;
    }

    /**
     * Returns for how long a result was held, in nanoseconds, until the time of this snapshot; 0 if it has not been
     * received.
     */
    public long heldFor(int index) {
        return taskels.heldFor(index, now);
    }
}
