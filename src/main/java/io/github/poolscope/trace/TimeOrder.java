package io.github.poolscope.trace;

import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Sorts the numbers of events by their times. */
public final class TimeOrder {
    private TimeOrder() {}

    /**
     * Returns the numbers sorted by time, stably. Fast if they are already in order. Each time is read once, because
     * times of a live run may change.
     */
    public static int[] of(IntStream numbers, IntToLongFunction time) {
        int[] all = numbers.toArray();
        long[] times = new long[all.length];
        boolean inOrder = true;
        for (int i = 0; i < all.length; i++) {
            times[i] = time.applyAsLong(all[i]);
            inOrder &= i == 0 || times[i - 1] <= times[i];
        }
        return inOrder
                ? all
                : IntStream.range(0, all.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(place -> times[place]))
                        .mapToInt(place -> all[place])
                        .toArray();
    }
}
