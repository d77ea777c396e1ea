package io.github.poolscope.analysis;

import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/** Finds and sorts taskels: of a million in some tenths of a second, so not on the FX thread. */
public final class TaskelSearch {
    /** The value that a finished search has reached. */
    public static final int DONE = 100;

    /** How many taskels are handled between two reports. */
    private static final int STEP = 4_096;

    /** Where the parts of a search with an order end; sorting takes longest. */
    private static final int FOUND = 20;

    private static final int KEYED = 50;

    private final Trace trace;
    private final LongConsumer progress;

    private TaskelSearch(Trace trace, LongConsumer progress) {
        this.trace = trace;
        this.progress = progress;
    }

    /**
     * Returns the accepted taskels below {@code count}; in the order of their numbers without {@code order}.
     *
     * @param progress receives how much is done, from 0 to {@link #DONE}; it may end the search with a
     *     {@link CancellationException}
     */
    public static int[] rows(
            Trace trace, int count, TaskelFilter filter, Optional<TaskelOrder> order, LongConsumer progress) {
        TaskelSearch search = new TaskelSearch(trace, progress);
        int[] found = search.find(count, filter, order.isPresent() ? FOUND : DONE);
        return order.isPresent() ? search.sort(found, order.get().keys(trace)) : found;
    }

    private int[] find(int count, TaskelFilter filter, int share) {
        int first = trace.taskels().first();
        int[] found = new int[Math.max(0, count - first)];
        int size = 0;
        for (int index = first; index < count; index++) {
            if ((index - first) % STEP == 0) {
                report(0, share, index - first, found.length);
            }
            if (filter.accepts(trace, index)) {
                found[size++] = index;
            }
        }
        return size == found.length ? found : Arrays.copyOf(found, size);
    }

    private void report(int from, int to, long done, long whole) {
        progress.accept(from + (to - from) * done / Math.max(1, whole));
    }

    private int[] sort(int[] found, TaskelOrder.Keys keys) {
        long[] keyOf = new long[found.length];
        for (int i = 0; i < found.length; i++) {
            if (i % STEP == 0) {
                report(FOUND, KEYED, i, found.length);
            }
            keyOf[i] = keys.of(found[i]); // Once, since those of a live run may change.
        }
        return new Merging(found, keyOf, keys).sorted();
    }

    /** Sorts stably: ever longer parts are merged, from one array to the other and back. */
    private final class Merging {
        private final int[] found;
        private final long[] keyOf;
        private final TaskelOrder.Keys keys;
        private final int rounds;
        private int round;
        private int[] places;
        private int[] merged;

        Merging(int[] found, long[] keyOf, TaskelOrder.Keys keys) {
            this.found = found;
            this.keyOf = keyOf;
            this.keys = keys;
            rounds = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, found.length - 1));
            places = new int[found.length];
            merged = new int[found.length];
            Arrays.setAll(places, i -> i);
        }

        int[] sorted() {
            for (; round < rounds; round++) {
                long width = 1L << round;
                for (long from = 0; from < found.length; from += 2 * width) {
                    merge((int) from, end(from + width), end(from + 2 * width));
                }
                int[] done = merged;
                merged = places;
                places = done;
            }
            int[] sorted = merged;
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = found[places[i]];
            }
            return sorted;
        }

        private int end(long place) {
            return (int) Math.min(found.length, place);
        }

        private void merge(int from, int middle, int end) {
            int left = from;
            int right = middle;
            for (int i = from; i < end; i++) {
                if (i % STEP == 0) {
                    report(KEYED, DONE, (long) round * found.length + i, (long) rounds * found.length);
                }
                boolean isLeft = right >= end || (left < middle && isInOrder(places[left], places[right]));
                merged[i] = isLeft ? places[left++] : places[right++];
            }
        }

        private boolean isInOrder(int one, int other) {
            return keyOf[one] != keyOf[other]
                    ? keyOf[one] < keyOf[other]
                    : keys.compareEqual(found[one], found[other]) <= 0;
        }
    }
}
