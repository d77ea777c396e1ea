package io.github.poolscope.eventlog;

import java.util.function.BiConsumer;

/** Finds the segments of a log. */
interface Listing {
    /** Passes on the segments that are new since the last call. */
    void list(BiConsumer<SegmentName, SegmentFile> found);
}
