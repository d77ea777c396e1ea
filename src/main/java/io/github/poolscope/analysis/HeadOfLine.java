package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Head-of-line blocking: for how long each finished result was held, and behind which one.
 *
 * <p>A result is held from the instant at which it was received until it is delivered, or until now. In an ordered mode
 * it waits for the earlier result that was, or will be, received last: of the same call, if the run is that of a watched
 * program, which may make many calls.
 */
public final class HeadOfLine {
    private final Taskels taskels;
    private final int first;
    /** By taskel, from the first one on. */
    private final int[] behind;

    private final long now;
    private long most;
    private int held;
    private int longest = Trace.NONE;

    /** The result that the next ones of a call have to wait for: that which was received last so far. */
    private static final class Head {
        private int last = Trace.NONE;
        private long received = -1;
    }

    private HeadOfLine(Trace trace, int first, int end) {
        taskels = trace.taskels();
        this.first = first;
        now = trace.now();
        behind = new int[Math.max(0, end - first)];
        Arrays.fill(behind, Trace.NONE);
    }

    /**
     * Examines all taskels that are stored individually, as those of one call.
     *
     * @param ordered whether results are delivered in the order of their taskels
     */
    public static HeadOfLine of(Trace trace, boolean ordered) {
        HeadOfLine result =
                new HeadOfLine(trace, trace.taskels().first(), trace.taskels().count());
        if (ordered) {
            Head head = new Head();
            for (int i = result.first; i < result.first + result.behind.length; i++) {
                result.add(i, head);
            }
        }
        return result;
    }

    /** Examines all taskels of a run that are stored individually. */
    public static HeadOfLine of(RunHeader header, Trace trace) {
        return header.isWatched()
                ? byCall(header, trace)
                : of(trace, header.plan().mode().ordered());
    }

    /** Examines the taskels of one call; of all calls, if the scope is the whole run. */
    public static HeadOfLine of(RunHeader header, Trace trace, CallScope scope) {
        if (scope.call() == Trace.NONE) {
            return of(header, trace);
        }
        HeadOfLine result = new HeadOfLine(trace, scope.first(), scope.end());
        if (CallModes.of(header, trace, scope.call()).ordered()) {
            Head head = new Head();
            for (int position = 0; position < scope.count(); position++) {
                result.add(scope.taskel(position), head);
            }
        }
        return result;
    }

    private static HeadOfLine byCall(RunHeader header, Trace trace) {
        Taskels taskels = trace.taskels();
        PoolCalls calls = trace.poolCalls();
        HeadOfLine result = new HeadOfLine(trace, taskels.first(), taskels.count());
        Map<Integer, Head> heads = new HashMap<>();
        int current = Trace.NONE;
        Head head = new Head();
        boolean ordered = false;
        for (int i = result.first; i < result.first + result.behind.length; i++) {
            int call = taskels.call(i);
            if (call != current) { // Taskels of one call mostly follow each other.
                current = call;
                // A taskel that is alone in its call waits for none.
                ordered = call != Trace.NONE
                        && calls.taskels(call) != 1
                        && CallModes.of(header, trace, call).ordered();
                head = ordered ? heads.computeIfAbsent(call, key -> new Head()) : head;
            }
            if (ordered) {
                result.add(i, head);
            }
        }
        return result;
    }

    private void add(int index, Head head) {
        long received = taskels.received(index);
        if (received != Trace.NEVER && head.received > received) {
            behind[index - first] = head.last;
            held++;
            long time = heldFor(index);
            if (time > most) {
                most = time;
                longest = index;
            }
        }
        long known = received == Trace.NEVER ? Long.MAX_VALUE : received;
        if (known > head.received) {
            head.received = known;
            head.last = index;
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
