package io.github.poolscope.pool;

import java.time.Duration;

/** Lengths of time as the JDK's waits take them. */
final class WaitTimes {
    private WaitTimes() {}

    /** The duration in nanoseconds; one too long for that is as good as for ever. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
