package io.github.poolscope.trace;

import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Numbers of things that happened, in the order of their times. */
public final class TimeOrder {
    private TimeOrder() {}

    /** Sorts numbers by their times; those of one time stay as they were. Quick where they are in order already. */
    public static int[] of(IntStream numbers, IntToLongFunction time) {
        int[] all = numbers.toArray();
        boolean inOrder = true;
        for (int i = 1; i < all.length && inOrder; i++) {
            inOrder = time.applyAsLong(all[i - 1]) <= time.applyAsLong(all[i]);
        }
        return inOrder
                ? all
                : IntStream.of(all)
                        .boxed()
                        .sorted(Comparator.comparingLong(number -> time.applyAsLong(number)))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }
}
