package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;

/** The taskels of a run that one looks for first. Each returns an index, or {@link Trace#NONE}. */
public final class NotableTaskels {
    private NotableTaskels() {}

    /** The next taskel that failed behind {@code from}, or before it, by index; around the end, if need be. */
    public static int nextFailure(Trace trace, int from, boolean forward) {
        Taskels taskels = trace.taskels();
        int first = taskels.first();
        int count = taskels.count() - first;
        int start = from == Trace.NONE ? (forward ? -1 : count) : from - first;
        for (int i = 1; i <= count; i++) {
            int index = first + Math.floorMod(forward ? start + i : start - i, count);
            if (taskels.outcome(index).isFailure()) {
                return index;
            }
        }
        return Trace.NONE;
    }

    /** The taskel that ran longest so far. */
    public static int longest(Trace trace) {
        Taskels taskels = trace.taskels();
        long now = trace.now();
        long most = Trace.NEVER;
        int longest = Trace.NONE;
        int count = taskels.count();
        for (int i = taskels.first(); i < count; i++) {
            long ran = taskels.ranFor(i, now);
            if (ran > most) {
                most = ran;
                longest = i;
            }
        }
        return longest;
    }

    /** The taskel whose result waited longest for an earlier one. */
    public static int longestHeld(RunHeader header, Trace trace) {
        return HeadOfLine.of(trace, header.plan().mode().ordered()).longest();
    }
}
