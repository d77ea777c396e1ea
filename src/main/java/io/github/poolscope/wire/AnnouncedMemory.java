package io.github.poolscope.wire;

import org.jspecify.annotations.Nullable;

/**
 * Memory for what another process announces. A length is a claim of others: a large one is looked at before anything is
 * allocated, and one for which there is no memory is an answer, not an error of this process.
 */
final class AnnouncedMemory {
    /** Lengths up to this one, in bytes, need not be looked at. */
    static final int SMALL = 1 << 20;

    /** This part of the heap is left to the rest of the program. */
    private static final int RESERVED_PART = 8;

    private AnnouncedMemory() {}

    /** An array of that length, or null if there is no memory for it. */
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
