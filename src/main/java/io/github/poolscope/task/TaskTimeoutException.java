package io.github.poolscope.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A taskel exceeded its time limit. At the soft limit it was interrupted and then threw; at the hard limit its worker
 * was killed.
 */
public final class TaskTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long limitNanos;
    private final boolean hard;

    /**
     * Creates an exception for a taskel that threw when it was interrupted.
     *
     * @param limitNanos the limit in nanoseconds
     * @param thrown what it threw
     */
    public TaskTimeoutException(long limitNanos, @Nullable Throwable thrown) {
        super(
                "The taskel ran for longer than its soft time limit of " + seconds(limitNanos)
                        + " and gave up when it was interrupted.",
                thrown);
        this.limitNanos = limitNanos;
        hard = false;
    }

    /**
     * Creates an exception for a taskel whose worker was killed.
     *
     * @param limitNanos the limit in nanoseconds
     * @param index the taskel's position in the input of its call
     * @param pid the worker's PID
     */
    public TaskTimeoutException(long limitNanos, int index, long pid) {
        super("The taskel at index " + index + " ran for longer than its hard time limit of " + seconds(limitNanos)
                + ", and its worker " + pid + " was killed.");
        this.limitNanos = limitNanos;
        hard = true;
    }

    public Duration limit() {
        return Duration.ofNanos(limitNanos);
    }

    /** Returns whether its worker was killed. */
    public boolean hard() {
        return hard;
    }

    private static String seconds(long nanos) {
        return nanos / 1e9 + " s";
    }
}
