package io.github.poolscope.plan;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a plan does against taskels that take too long or die, and against inputs that run ahead.
 *
 * @param softLimit seconds after which a taskel is interrupted; empty for never
 * @param hardLimit seconds after which a taskel's worker is killed; empty for never
 * @param retries how many times a taskel that was lost with its worker is tried again
 * @param bufferSize for the lazy modes: how many taskels may be read beyond the last result taken; empty for the
 *     pool's own window
 */
public record Safeguards(OptionalDouble softLimit, OptionalDouble hardLimit, int retries, OptionalInt bufferSize) {
    /** None. */
    public static final Safeguards NONE =
            new Safeguards(OptionalDouble.empty(), OptionalDouble.empty(), 0, OptionalInt.empty());

    /** A longer limit is none. */
    public static final double LONGEST_LIMIT = 86_400;

    public static final int MOST_RETRIES = 1_000;
}
