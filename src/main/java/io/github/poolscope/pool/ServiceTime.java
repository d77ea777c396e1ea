package io.github.poolscope.pool;

/**
 * The measured duration of one function's taskels, from which the number of tasks given ahead is computed. Thread-safe:
 * a lost update only costs some precision.
 */
final class ServiceTime {
    /** A worker is given ahead what it will do in this time, in nanoseconds: of longer tasks, one. */
    private static final long AHEAD_NANOS = 1_000_000;

    private static final int MAX_AHEAD = 2048;
    private static final long UNKNOWN = -1;

    private volatile long taskelNanos = UNKNOWN;

    /**
     * Records that {@code taskels} taskels took {@code nanos} nanoseconds in total. Slow measurements count for longer
     * than fast ones.
     */
    void ran(int taskels, long nanos) {
        long mean = nanos / taskels;
        long before = taskelNanos;
        taskelNanos = before == UNKNOWN ? mean : Math.max(mean, before / 2);
    }

    /** Returns how many tasks of {@code taskels} taskels a worker should have at once. */
    int tasksAhead(int taskels) {
        long known = taskelNanos;
        return known == UNKNOWN ? 1 : (int) Math.min(MAX_AHEAD, AHEAD_NANOS / (known * taskels + 1) + 2);
    }

    /** Returns the expected duration of {@code taskels} taskels, in nanoseconds. */
    long nanos(long taskels) {
        return Math.max(0, taskelNanos) * taskels;
    }
}
