package io.github.poolscope.trace;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that a part of a trace takes, in bytes, as its columns tell when they take a page or give one back. */
final class MemoryUse {
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong ofAll;

    /** The room of one part among others; {@code ofAll} is what all of them take together. */
    MemoryUse(AtomicLong ofAll) {
        this.ofAll = ofAll;
    }

    /** Negative bytes are given back. Any thread. */
    void take(long bytes) {
        used.addAndGet(bytes);
        ofAll.addAndGet(bytes);
    }

    long used() {
        return used.get();
    }
}
