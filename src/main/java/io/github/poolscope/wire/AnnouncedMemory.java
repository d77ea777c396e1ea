package io.github.poolscope.wire;

import org.jspecify.annotations.Nullable;

/**
 * Allocates memory for data that another process announces. The length is a foreign claim: a large one is checked
 * before allocation, and a lack of memory is a normal result, not an error of this process.
 */
final class AnnouncedMemory {
    /** Lengths up to this one, in bytes, are not checked. */
    static final int SMALL = 1 << 20;

    /** One part in this many of the heap is left for the rest of the program. */
    private static final int RESERVED_PART = 8;

    private AnnouncedMemory() {}

    /** Returns an array of that length, or null if there is no memory for it. */
    static byte @Nullable [] of(int length) {
        if (length <= SMALL) {
            return new byte[length];
        }
        long most = Runtime.getRuntime().maxMemory();
        if (length > most - most / RESERVED_PART) {
            return null;
        }
        try {
            return new byte[length];
        } catch (OutOfMemoryError e) {
            return null;
        }
    }
}
