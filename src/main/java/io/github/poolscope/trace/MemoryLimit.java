package io.github.poolscope.trace;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a trace within its memory limit: beyond it, the largest part drops its oldest rows. Data that is not saved yet
 * may stay until the total is half as much again. For one thread at a time.
 */
final class MemoryLimit {
    /** One part in this many of the limit is freed at a time, so that rows are not dropped one by one. */
    private static final int PART = 16;

    private final AtomicLong used;
    private final List<Shortened> parts;
    private final long most;
    private long next;

    MemoryLimit(AtomicLong used, long mostBytes, List<Shortened> parts) {
        this.used = used;
        this.parts = parts;
        most = mostBytes;
        next = mostBytes;
    }

    /** Returns whether rows must be dropped. */
    boolean isReached() {
        return used.get() > next;
    }

    /**
     * @param saving how far the trace is saved; null if it is not being saved
     */
    void giveUpOldest(@Nullable SaveProgress saving) {
        boolean hasTime = used.get() <= most + most / 2;
        boolean some = true;
        while (some && used.get() > most - most / PART) {
            some = parts.stream()
                    .sorted(Comparator.comparingLong(Shortened::bytes).reversed())
                    .anyMatch(part -> part.shorten(saving, hasTime));
        }
        // If nothing could be dropped, the next attempt is made when there is more.
        next = Math.max(most, used.get() + most / PART);
    }
}
