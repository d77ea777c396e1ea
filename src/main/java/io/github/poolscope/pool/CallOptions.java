package io.github.poolscope.pool;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How calls of a pool are made; see {@link Pool#with}. Immutable: each method returns options that differ in one point.
 *
 * @param chunksize taskels a task; empty for what the call takes by itself
 * @param guided for {@code map}: whether chunks begin large and grow smaller, so that the last ones end at nearly the
 *     same time; a chunksize is then the least
 * @param softLimit after which a running taskel is interrupted
 * @param hardLimit after which a running taskel's worker is killed
 * @param retries how many times a taskel that was lost with its worker is tried again
 * @param bufferSize for lazy calls: how many taskels may be read from the input beyond the last one whose result was
 *     taken; empty for the pool's own window
 */
public record CallOptions(
        OptionalInt chunksize,
        boolean guided,
        Optional<Duration> softLimit,
        Optional<Duration> hardLimit,
        int retries,
        OptionalInt bufferSize) {
    /** What calls do when they are told nothing. */
    public static final CallOptions DEFAULT =
            new CallOptions(OptionalInt.empty(), false, Optional.empty(), Optional.empty(), 0, OptionalInt.empty());

    public CallOptions {
        if (chunksize.isPresent() && chunksize.getAsInt() < 1) {
            throw new IllegalArgumentException("Chunksize must be 1+, not " + chunksize.getAsInt());
        }
        if (softLimit.isPresent() && !isPositive(softLimit.get())) {
            throw new IllegalArgumentException("The soft time limit must be longer than 0, not " + softLimit.get());
        }
        if (hardLimit.isPresent() && !isPositive(hardLimit.get())) {
            throw new IllegalArgumentException("The hard time limit must be longer than 0, not " + hardLimit.get());
        }
        if (retries < 0) {
            throw new IllegalArgumentException("The number of retries must be at least 0, not " + retries);
        }
        if (bufferSize.isPresent() && bufferSize.getAsInt() < 1) {
            throw new IllegalArgumentException("The buffer size must be at least 1, not " + bufferSize.getAsInt());
        }
    }

    /**
     * Tasks of that many taskels.
     *
     * @throws IllegalArgumentException if {@code taskels} is less than 1, where CPython gives nonsense
     */
    public CallOptions chunksize(int taskels) {
        return new CallOptions(OptionalInt.of(taskels), guided, softLimit, hardLimit, retries, bufferSize);
    }

    /** Chunks that begin large and grow smaller. */
    public CallOptions guidedChunks() {
        return new CallOptions(chunksize, true, softLimit, hardLimit, retries, bufferSize);
    }

    /** A taskel that runs for longer is interrupted; if it then throws, it failed with a time-out. */
    public CallOptions softLimit(Duration limit) {
        return new CallOptions(chunksize, guided, Optional.of(limit), hardLimit, retries, bufferSize);
    }

    /** A taskel that runs for longer fails with a time-out; its worker is killed and replaced. */
    public CallOptions hardLimit(Duration limit) {
        return new CallOptions(chunksize, guided, softLimit, Optional.of(limit), retries, bufferSize);
    }

    /** A taskel that is lost with its worker is tried again that many times, perhaps having done half its work before. */
    public CallOptions retries(int times) {
        return new CallOptions(chunksize, guided, softLimit, hardLimit, times, bufferSize);
    }

    /** A lazy call reads not further ahead than that many taskels. */
    public CallOptions bufferSize(int taskels) {
        return new CallOptions(chunksize, guided, softLimit, hardLimit, retries, OptionalInt.of(taskels));
    }

    private static boolean isPositive(Duration limit) {
        return !limit.isZero() && !limit.isNegative();
    }
}
