package io.github.poolscope.watch.recorded;

import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The numbers that things of a program have in the trace, which may have those of several programs. */
final class NumberMap {
    private int[] from = new int[8];
    private int[] to = new int[8];
    private int[] counts = new int[8];
    private int ranges;
    /** The range that was asked for last: the next question is mostly about the same. */
    private int last;

    /** Adds {@code count} numbers of the program, from {@code first} on, which are {@code inTrace} and following there. */
    void add(int first, int count, int inTrace) {
        int at = after(first);
        int before = at - 1;
        if (before >= 0 && from[before] + counts[before] == first && to[before] + counts[before] == inTrace) {
            counts[before] += count;
            return;
        }
        if (ranges == from.length) {
            from = Arrays.copyOf(from, ranges * 2);
            to = Arrays.copyOf(to, ranges * 2);
            counts = Arrays.copyOf(counts, ranges * 2);
        }
        System.arraycopy(from, at, from, at + 1, ranges - at);
        System.arraycopy(to, at, to, at + 1, ranges - at);
        System.arraycopy(counts, at, counts, at + 1, ranges - at);
        from[at] = first;
        to[at] = inTrace;
        counts[at] = count;
        ranges++;
    }

    /** Returns the number in the trace; {@link Trace#NONE} if it is unknown. */
    int of(int number) {
        if (last < ranges && isIn(last, number)) {
            return to[last] + number - from[last];
        }
        int range = after(number) - 1;
        if (range < 0 || !isIn(range, number)) {
            return Trace.NONE;
        }
        last = range;
        return to[range] + number - from[range];
    }

    /** Does something with each number in the trace. */
    void forEach(IntConsumer action) {
        for (int range = 0; range < ranges; range++) {
            for (int i = 0; i < counts[range]; i++) {
                action.accept(to[range] + i);
            }
        }
    }

    private boolean isIn(int range, int number) {
        return number >= from[range] && number - from[range] < counts[range];
    }

    /** Returns the first range that begins after a number. */
    private int after(int number) {
        int low = 0;
        int high = ranges;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
