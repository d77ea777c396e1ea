package io.github.poolscope.pool;

import java.util.OptionalInt;

/**
 * How far a lazy call may read ahead of its consumer: as far as was asked for, or else some tasks a worker, and more for
 * a consumer that is so quick that it would have taken all of them before the reader of the input could wake up.
 *
 * <p>Guarded by the lock of its job; {@link #size} may be asked by anyone.
 */
final class ReadAheadLimit {
    /** For a consumer that takes its time. */
    static final int DEFAULT = 1024;
    /** For one that is quick. */
    static final int LARGEST = 8192;

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

    /** The window that was asked for, or the usual one. */
    static ReadAheadLimit of(OptionalInt fixed, int workers, int chunksize) {
        if (fixed.isPresent()) {
            return new ReadAheadLimit(fixed.getAsInt(), fixed.getAsInt());
        }
        int usual = (int) Math.min(Integer.MAX_VALUE, Math.max(DEFAULT, (long) TASKS_PER_WORKER * workers * chunksize));
        return new ReadAheadLimit(usual, Math.max(usual, LARGEST));
    }

    int size() {
        return size;
    }

    /** That many were taken until now: the next ten milliseconds' worth may be read ahead. */
    void follow(int taken) {
        long now = System.nanoTime();
        long passed = Math.max(1, now - before);
        long worth = (taken - takenBefore) * AHEAD_NANOS / passed;
        size = (int) Math.max(least, Math.min(most, worth));
        takenBefore = taken;
        before = now;
    }
}
