package io.github.poolscope.pool;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options of a pool's calls; see {@link Pool#with}. Immutable: each method returns a changed copy.
 *
 * @param chunksize taskels per task; empty for the call's default
 * @param guided for {@code map}: whether chunks begin large and become smaller, so that the last ones end at nearly the
 *     same time; a chunksize is then the minimum
 * @param softLimit after which a running taskel is interrupted; empty for never
 * @param hardLimit after which a running taskel's worker is killed; empty for never
 * @param retries how many times a taskel that was lost with its worker is retried
 * @param bufferSize for lazy calls: how many taskels may be read from the input beyond the last one whose result was
 *     taken; empty for the pool's window
 */
public record CallOptions(
        OptionalInt chunksize,
        boolean guided,
        Optional<Duration> softLimit,
        Optional<Duration> hardLimit,
        int retries,
        OptionalInt bufferSize) {
    /** The default options. */
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
     * Sets the number of taskels in a task.
     *
     * @throws IllegalArgumentException if {@code taskels} is less than 1, for which CPython returns wrong results
     */
    public CallOptions chunksize(int taskels) {
        return new CallOptions(OptionalInt.of(taskels), guided, softLimit, hardLimit, retries, bufferSize);
    }

    /** Makes chunks begin large and become smaller. */
    public CallOptions guidedChunks() {
        return new CallOptions(chunksize, true, softLimit, hardLimit, retries, bufferSize);
    }

    /** Interrupts a taskel that runs for longer than {@code limit}; if it then throws, it fails with a timeout. */
    public CallOptions softLimit(Duration limit) {
        return new CallOptions(chunksize, guided, Optional.of(limit), hardLimit, retries, bufferSize);
    }

    /** Fails a taskel that runs for longer than {@code limit} with a timeout; its worker is killed and replaced. */
    public CallOptions hardLimit(Duration limit) {
        return new CallOptions(chunksize, guided, softLimit, Optional.of(limit), retries, bufferSize);
    }

    /**
     * Retries a taskel that was lost with its worker up to {@code times} times; it may have done a part of its work
     * before.
     */
    public CallOptions retries(int times) {
        return new CallOptions(chunksize, guided, softLimit, hardLimit, times, bufferSize);
    }

    /** Limits how many taskels a lazy call reads ahead. */
    public CallOptions bufferSize(int taskels) {
        return new CallOptions(chunksize, guided, softLimit, hardLimit, retries, OptionalInt.of(taskels));
    }

    private static boolean isPositive(Duration limit) {
        return !limit.isZero() && !limit.isNegative();
    }
}
