package io.github.poolscope.pool;

/**
 * How fast the taskels of one function are, by what was measured of them so far; it says how much a worker is given
 * ahead. Thread-safe: an update that is lost costs nothing but a little precision.
 */
final class ServiceTime {
    /** A worker is given ahead what it will have done in this time: of longer tasks, one. */
    private static final long AHEAD_NANOS = 1_000_000;

    private static final int MOST_AHEAD = 2048;
    private static final long UNKNOWN = -1;

    private volatile long taskelNanos = UNKNOWN;

    /** That many taskels took that many nanoseconds together. What was slow counts for longer than what was fast. */
    void ran(int taskels, long nanos) {
        long mean = nanos / taskels;
        long before = taskelNanos;
        taskelNanos = before == UNKNOWN ? mean : Math.max(mean, before / 2);
    }

    /** How many tasks of {@code taskels} taskels a worker is to have at once. */
    int tasksAhead(int taskels) {
        long known = taskelNanos;
        return known == UNKNOWN ? 1 : (int) Math.min(MOST_AHEAD, AHEAD_NANOS / (known * taskels + 1) + 2);
    }

    /** How long that many taskels are going to take. */
    long nanos(long taskels) {
        return Math.max(0, taskelNanos) * taskels;
    }
}
