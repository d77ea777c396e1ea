package io.github.poolscope.trace;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a trace within the memory that it may take: beyond it the part that takes most gives up its oldest rows. What is
 * not saved yet may stay until all takes half as much again. For one thread at a time.
 */
final class MemoryLimit {
    /** This part of the limit becomes free at a time, so that rows are not given up one by one. */
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

    /** Whether rows are to be given up. */
    boolean isReached() {
        return used.get() > next;
    }

    /** @param saving how far the trace is saved; null if it is not */
    void giveUpOldest(@Nullable SaveProgress saving) {
        boolean hasTime = used.get() <= most + most / 2;
        boolean some = true;
        while (some && used.get() > most - most / PART) {
            some = parts.stream()
                    .sorted(Comparator.comparingLong(Shortened::bytes).reversed())
                    .anyMatch(part -> part.shorten(saving, hasTime));
        }
        // Where nothing could be given up, the next try comes when there is more.
        next = Math.max(most, used.get() + most / PART);
    }
}
