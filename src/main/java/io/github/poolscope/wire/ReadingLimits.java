package io.github.poolscope.wire;

import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of one value may demand while it is made of them. Bytes of others may claim what they don't hold, and may
 * be made to keep who reads them busy. Ordinary values, however large, are far within.
 *
 * <p>For one value, and the thread that reads it.
 */
final class ReadingLimits implements ObjectInputFilter {
    /** How deep objects may be nested. */
    private static final long DEEPEST = 1_000;
    /** How many objects, arrays, nulls and back references a value may hold: beyond that no heap of today would hold it. */
    private static final long MOST_OBJECTS = 100_000_000;
    /** An array's element takes a byte in the stream at least, and a hash table is at most this many times its elements. */
    private static final int ELEMENTS_PER_BYTE = 8;
    /** Arrays up to this length need no bytes to back them. */
    private static final long SHORT_ARRAY = 1 << 16;
    /**
     * Sets of sets take time that doubles with each level, since each level's hash code asks for all below it: 2^20 such
     * steps take some milliseconds. So from this depth on time counts.
     */
    private static final long DEEP = 20;

    static final long PATIENCE_NANOS = 5_000_000_000L;
    /** A hundred times what reading takes. */
    private static final long NANOS_PER_BYTE = 2_000;

    /** Which limits the user's pattern has set: those are the filter's then, and ours don't count. */
    record Set(boolean depth, boolean objects, boolean array) {
        /** Those that a pattern of {@code jdk.serialFilter} names. */
        static Set by(String pattern) {
            return new Set(pattern.contains("maxdepth="), pattern.contains("maxrefs="), pattern.contains("maxarray="));
        }
    }

    private final @Nullable ObjectInputFilter filter;
    private final Set byUser;
    private final long longestArray;
    private final long mostNanos;
    private final long began = System.nanoTime();
    private long deepest;
    private @Nullable String reason;

    /**
     * @param filter decides on what is within the limits; null to admit all
     * @param length how many bytes the value takes
     * @param patienceNanos what a deep value may take at least
     */
    ReadingLimits(@Nullable ObjectInputFilter filter, Set byUser, int length, long patienceNanos) {
        this.filter = filter;
        this.byUser = byUser;
        longestArray = Math.max(SHORT_ARRAY, (long) length * ELEMENTS_PER_BYTE);
        mostNanos = patienceNanos + length * NANOS_PER_BYTE;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        String found = tooMuch(info);
        if (found != null) {
            reason = found;
            return Status.REJECTED;
        }
        return filter == null ? Status.UNDECIDED : filter.checkInput(info);
    }

    private @Nullable String tooMuch(FilterInfo info) {
        if (info.depth() > DEEPEST && !byUser.depth) {
            return "its objects are nested more than " + DEEPEST + " deep (maxdepth of the serial filter)";
        }
        if (info.references() > MOST_OBJECTS && !byUser.objects) {
            return "it holds more than " + MOST_OBJECTS + " objects (maxrefs of the serial filter)";
        }
        if (info.arrayLength() > longestArray && !byUser.array) {
            return "it claims an array of " + info.arrayLength()
                    + " elements, which its bytes can't hold (maxarray of the serial filter)";
        }
        deepest = Math.max(deepest, info.depth());
        return isLate()
                ? "it takes too long to be read: its objects are nested so that each level doubles the time"
                : null;
    }

    private boolean isLate() {
        return deepest > DEEP && System.nanoTime() - began > mostNanos;
    }

    /** What ended the reading: {@code error}, or the limit that it ran into. */
    Throwable why(Throwable error) {
        return reason == null ? error : new InvalidObjectException(reason);
    }
}
