package io.github.poolscope.analysis;

import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The taskels of one call of a pool, or all of a run, that are stored individually at one instant. Each has a position:
 * its place among them in the order of submission.
 */
public final class CallScope {
    private final int call;
    private final int first;
    private final int end;
    private final int offset;
    /** The taskels in order; null if all from the first on are consecutive. */
    private final int @Nullable [] members;

    private CallScope(int call, int first, int end, int offset, int @Nullable [] members) {
        this.call = call;
        this.first = first;
        this.end = end;
        this.offset = offset;
        this.members = members;
    }

    /** Returns all taskels of a run; their positions are their numbers. */
    public static CallScope ofRun(Trace trace) {
        return new CallScope(
                Trace.NONE, trace.taskels().first(), trace.taskels().count(), 0, null);
    }

    /** Returns the taskels of a call; those of the run if {@code call} is {@link Trace#NONE}. */
    public static CallScope of(Trace trace, int call) {
        if (call == Trace.NONE) {
            return ofRun(trace);
        }
        PoolCalls calls = trace.poolCalls();
        Taskels taskels = trace.taskels();
        int submitted = calls.firstTaskel(call);
        if (submitted == Trace.NONE) {
            return new CallScope(call, 0, 0, 0, null);
        }
        int from = Math.max(submitted, taskels.first());
        int[] members = members(taskels, call, from, calls.taskels(call));
        if (members.length == 0) {
            return new CallScope(call, from, from, from, null);
        }
        int last = members[members.length - 1];
        boolean consecutive = last - members[0] == members.length - 1;
        return new CallScope(call, members[0], last + 1, members[0], consecutive ? null : members);
    }

    /** Returns the taskels of a call from {@code from} on: at most {@code most}, unless that is not known. */
    private static int[] members(Taskels taskels, int call, int from, int most) {
        IntStream all = IntStream.range(from, taskels.count()).filter(index -> taskels.call(index) == call);
        return (most == Trace.NONE ? all : all.limit(most)).toArray();
    }

    /** Returns the call; {@link Trace#NONE} if these are the taskels of the whole run. */
    public int call() {
        return call;
    }

    /** Returns the first of them. */
    public int first() {
        return first;
    }

    /** Returns the number behind the last of them. */
    public int end() {
        return end;
    }

    /** Returns how many there are; of the whole run, including those that are summed up. */
    public int count() {
        return members == null ? end - offset : members.length;
    }

    /** Returns the taskel at a position. */
    public int taskel(int position) {
        return members == null ? offset + position : members[position];
    }

    /** Returns a taskel's position; {@link Trace#NONE} if it is not one of them. */
    public int position(int taskel) {
        if (taskel < first || taskel >= end) {
            return Trace.NONE;
        }
        return members == null ? taskel - offset : Math.max(Trace.NONE, Arrays.binarySearch(members, taskel));
    }
}
