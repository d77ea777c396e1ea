package io.github.poolscope.trace;

import java.util.concurrent.atomic.AtomicLong;

/** The memory used by a part of a trace, in bytes; its columns report each page that they allocate or release. */
final class MemoryUse {
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong ofAll;

    /** Creates the counter of one part; {@code ofAll} is the total of all parts. */
    MemoryUse(AtomicLong ofAll) {
        this.ofAll = ofAll;
    }

    /** Adds bytes; negative if they are released. Any thread. */
    void take(long bytes) {
        used.addAndGet(bytes);
        ofAll.addAndGet(bytes);
    }

    long used() {
        return used.get();
    }
}
