package io.github.poolscope.eventlog;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where segments are written to. One thread at a time calls {@link #create}. */
interface SegmentPlace {
    /** The length of a process's first segment. */
    int FIRST = 32 * 1024;
    /** The length of all others. */
    int NEXT = 256 * 1024;

    /** A new segment. */
    interface Created {
        Mapping mapping();

        /** Shows it to the reader, when its first slot is written. */
        void show() throws IOException;
    }

    /**
     * Creates a segment; null if there is no room for one now.
     *
     * @param number the number of the segment in the process
     */
    @Nullable
    Created create(int number) throws IOException;

    /** Says in the last segment how many events were not written so far. */
    void lost(long events) throws IOException;
}
