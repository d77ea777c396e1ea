package io.github.poolscope.plan;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A plan's limits for taskels that take too long or die, and for inputs that are read ahead.
 *
 * @param softLimit seconds after which a taskel is interrupted; empty for never
 * @param hardLimit seconds after which a taskel's worker is killed; empty for never
 * @param retries how many times a taskel that was lost with its worker is tried again
 * @param bufferSize for the lazy modes: how many taskels may be read beyond the last result taken; empty for the pool's
 *     default
 */
public record Safeguards(OptionalDouble softLimit, OptionalDouble hardLimit, int retries, OptionalInt bufferSize) {
    /** No limits. */
    public static final Safeguards NONE =
            new Safeguards(OptionalDouble.empty(), OptionalDouble.empty(), 0, OptionalInt.empty());

    /** The maximum for a limit, in seconds. */
    public static final double MAX_LIMIT = 86_400;

    public static final int MAX_RETRIES = 1_000;
}
