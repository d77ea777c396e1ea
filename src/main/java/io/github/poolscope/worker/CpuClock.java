package io.github.poolscope.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The CPU time of the thread that calls the taskels.
 *
 * <p>A reading is a system call of some hundred nanoseconds, so taskels shorter than {@value #FINEST_NANOS} ns are not
 * read one by one: the first reading after them counts for all, and goes to the taskel at which it was taken.
 */
final class CpuClock {
    private static final long FINEST_NANOS = 20_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean supported = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    private long readAt = Long.MIN_VALUE / 2;
    private long reading;

    /** Takes a first reading, which loads what readings need: it must not count as the first taskel's work. */
    CpuClock() {
        begin(System.nanoTime());
    }

    /** A taskel begins: what was used in between is nobody's. */
    void begin(long now) {
        if (supported && now - readAt > FINEST_NANOS) {
            reading = threads.getCurrentThreadCpuTime();
            readAt = now;
        }
    }

    /** What was used since the last reading; 0 if that was too short a time ago or can't be known. */
    long end(long now) {
        if (!supported || now - readAt < FINEST_NANOS) {
            return 0;
        }
        long before = reading;
        reading = threads.getCurrentThreadCpuTime();
        readAt = now;
        return reading - before;
    }
}
