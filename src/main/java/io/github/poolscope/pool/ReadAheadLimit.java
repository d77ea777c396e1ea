package io.github.poolscope.pool;

import java.util.OptionalInt;

/**
 * How far a lazy call may read ahead of its consumer: as far as requested; by default some tasks per worker, and more
 * for a fast consumer, which would otherwise have taken all of them before the thread that reads the input wakes up.
 *
 * <p>Guarded by the lock of its job; {@link #size} may be read by any thread.
 */
final class ReadAheadLimit {
    /** The default limit, for a slow consumer. */
    static final int DEFAULT = 1024;
    /** The maximum for a fast consumer. */
    static final int MAX_SIZE = 8192;

    private static final int TASKS_PER_WORKER = 4;
    private static final long AHEAD_NANOS = 10_000_000;

    private final int least;
    private final int most;
    private volatile int size;
    private int takenBefore;
    private long before = System.nanoTime();

    private ReadAheadLimit(int least, int most) {
        this.least = least;
        this.most = most;
        size = least;
    }

    /** Returns the requested limit, or the default one. */
    static ReadAheadLimit of(OptionalInt fixed, int workers, int chunksize) {
        if (fixed.isPresent()) {
            return new ReadAheadLimit(fixed.getAsInt(), fixed.getAsInt());
        }
        int usual = (int) Math.min(Integer.MAX_VALUE, Math.max(DEFAULT, (long) TASKS_PER_WORKER * workers * chunksize));
        return new ReadAheadLimit(usual, Math.max(usual, MAX_SIZE));
    }

    int size() {
        return size;
    }

    /**
     * Updates the limit after a result was taken: what the consumer takes in ten milliseconds may be read ahead.
     *
     * @param taken the number of results taken so far
     */
    void follow(int taken) {
        long now = System.nanoTime();
        long passed = Math.max(1, now - before);
        long worth = (taken - takenBefore) * AHEAD_NANOS / passed;
        size = (int) Math.max(least, Math.min(most, worth));
        takenBefore = taken;
        before = now;
    }
}
