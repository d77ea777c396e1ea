package io.github.poolscope.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A taskel ran for longer than it may. At the soft limit it was interrupted, and this tells that it gave up; at the
 * hard limit its worker was killed.
 */
public final class TaskTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long limitNanos;
    private final boolean hard;

    /** A taskel that gave up when it was interrupted; {@code thrown} is what it threw. */
    public TaskTimeoutException(long limitNanos, @Nullable Throwable thrown) {
        super(
                "The taskel ran for longer than its soft time limit of " + seconds(limitNanos)
                        + " and gave up when it was interrupted.",
                thrown);
        this.limitNanos = limitNanos;
        hard = false;
    }

    /** The taskel at {@code index} of its call, whose worker was killed. */
    public TaskTimeoutException(long limitNanos, int index, long pid) {
        super("The taskel at index " + index + " ran for longer than its hard time limit of " + seconds(limitNanos)
                + ", and its worker " + pid + " was killed.");
        this.limitNanos = limitNanos;
        hard = true;
    }

    public Duration limit() {
        return Duration.ofNanos(limitNanos);
    }

    /** Whether its worker was killed. */
    public boolean hard() {
        return hard;
    }

    private static String seconds(long nanos) {
        return nanos / 1e9 + " s";
    }
}
