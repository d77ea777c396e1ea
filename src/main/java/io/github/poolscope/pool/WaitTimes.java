package io.github.poolscope.pool;

import java.time.Duration;

/** Converts durations for the JDK's waits. */
final class WaitTimes {
    private WaitTimes() {}

    /** Returns the duration in nanoseconds; {@link Long#MAX_VALUE} if it is too long for that. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
