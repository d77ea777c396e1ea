package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;

/** Finds the most interesting taskels of a run. Each method returns an index, or {@link Trace#NONE}. */
public final class NotableTaskels {
    private NotableTaskels() {}

    /**
     * Returns the next failed taskel after {@code from}, or before it, by index; continues from the other end if
     * necessary.
     */
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

    /** Returns the taskel with the longest duration so far. */
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

    /** Returns the taskel whose result waited longest for an earlier one. */
    public static int longestHeld(RunHeader header, Trace trace) {
        return HeadOfLine.of(header, trace).longest();
    }
}
