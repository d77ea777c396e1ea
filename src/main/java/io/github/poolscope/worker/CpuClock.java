package io.github.poolscope.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Measures the CPU time of the thread that runs the taskels.
 *
 * <p>A reading is a system call of some hundred nanoseconds, so taskels shorter than {@value #FINEST_NANOS} ns get no
 * reading of their own: their time is included in the next reading, and counts for the taskel at which that is taken.
 */
final class CpuClock {
    private static final long FINEST_NANOS = 20_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean supported = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    private long readAt = Long.MIN_VALUE / 2;
    private long reading;

    /**
     * Takes a first reading, which loads the classes needed, so that this does not count as the first taskel's work.
     */
    CpuClock() {
        begin(System.nanoTime());
    }

    /** Marks the beginning of a taskel: CPU time used between taskels counts for none of them. */
    void begin(long now) {
        if (supported && now - readAt > FINEST_NANOS) {
            reading = threads.getCurrentThreadCpuTime();
            readAt = now;
        }
    }

    /** Returns the CPU time since the last reading, in nanoseconds; 0 if that was too recent or the time is unknown. */
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
