package io.github.poolscope.wire;

import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * Limits the resources used to deserialise one value. Foreign bytes may claim more than they contain, and may be
 * constructed to keep the reader busy. Ordinary values, however large, are far below the limits.
 *
 * <p>For one value, and the thread that reads it.
 */
final class ReadingLimits implements ObjectInputFilter {
    /** The maximum depth of nested objects. */
    private static final long MAX_DEPTH = 1_000;
    /** The maximum number of objects, arrays, nulls and back references in a value: no present heap holds more. */
    private static final long MAX_OBJECTS = 100_000_000;
    /**
     * An element of an array takes at least one byte in the stream, and a hash table has at most this many slots per
     * element.
     */
    private static final int ELEMENTS_PER_BYTE = 8;
    /** Arrays up to this length are accepted without checking the bytes. */
    private static final long SHORT_ARRAY = 1 << 16;
    /**
     * The depth from which time is limited. Reading nested sets takes time that doubles with each level, since each
     * level's hash code needs all levels below it: 2^20 such steps take some milliseconds.
     */
    private static final long DEEP = 20;

    static final long TIMEOUT_NANOS = 5_000_000_000L;
    /** The permitted time per byte: a hundred times the normal time. */
    private static final long NANOS_PER_BYTE = 2_000;

    /** Which limits the user's pattern sets: the filter checks those, and ours do not apply. */
    record Set(boolean depth, boolean objects, boolean array) {
        /** Returns the limits named in a pattern of {@code jdk.serialFilter}. */
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
     * @param filter decides within the limits; null to accept everything
     * @param length the number of bytes of the value
     * @param patienceNanos the minimum time granted to a deep value
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
        if (info.depth() > MAX_DEPTH && !byUser.depth) {
            return "its objects are nested more than " + MAX_DEPTH + " deep (maxdepth of the serial filter)";
        }
        if (info.references() > MAX_OBJECTS && !byUser.objects) {
            return "it holds more than " + MAX_OBJECTS + " objects (maxrefs of the serial filter)";
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

    /** Returns what ended the reading: {@code error}, or the limit that was exceeded. */
    Throwable why(Throwable error) {
        return reason == null ? error : new InvalidObjectException(reason);
    }
}
