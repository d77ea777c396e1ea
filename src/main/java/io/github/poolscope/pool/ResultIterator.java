package io.github.poolscope.pool;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Results one by one, while others are still being worked on: what {@code imap} and {@code imap_unordered} return.
 *
 * <p>For one thread at a time. A taskel that failed takes its place in the order: {@link #next()} throws its error
 * there, and the one after it goes on. Dropping the iterator cancels nothing; {@link #close()} does.
 *
 * @param <R> a result
 */
public interface ResultIterator<R extends @Nullable Object> extends Iterator<R>, AutoCloseable {
    /**
     * Waits until it is known whether there is a further result or error. Interrupted while it waits, it throws a
     * {@link java.util.concurrent.CancellationException} and leaves the thread interrupted.
     */
    @Override
    boolean hasNext();

    /**
     * Waits for the next result. Interrupted while it waits, it throws a
     * {@link java.util.concurrent.CancellationException} and leaves the thread interrupted.
     *
     * @throws NoSuchElementException at the end, each time
     * @throws RuntimeException the error of the taskel whose turn it is, as told at {@link AsyncResult#get()}; or, after
     *     all results, what reading the input threw
     */
    @Override
    R next();

    /**
     * Waits for the next result for at most {@code timeout}. The result is not lost by a time-out: a later call gets it.
     *
     * @throws TimeoutException if it was not there in time
     * @throws NoSuchElementException at the end
     */
    R next(Duration timeout) throws TimeoutException;

    /** Whether {@link #next()} would return or throw without waiting. */
    boolean ready();

    /** Gives up what has not begun, and reads no more input. Idempotent. */
    @Override
    void close();

    /** As {@link #close()}, and kills and replaces the workers that run taskels of this call. */
    void cancel();
}
