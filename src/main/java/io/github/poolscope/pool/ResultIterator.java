package io.github.poolscope.pool;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Results one by one, while other taskels are still running: the result of {@code imap} and {@code imap_unordered}.
 *
 * <p>For one thread at a time. A failed taskel keeps its place in the order: {@link #next()} throws its error, and the
 * next call continues after it. Dropping the iterator cancels nothing; {@link #close()} does.
 *
 * @param <R> a result
 */
public interface ResultIterator<R extends @Nullable Object> extends Iterator<R>, AutoCloseable {
    /**
     * Waits until it is known whether there is another result or error. If interrupted during the wait, it throws a
     * {@link java.util.concurrent.CancellationException} and leaves the thread interrupted.
     */
    @Override
    boolean hasNext();

    /**
     * Waits for the next result. If interrupted during the wait, it throws a {@link
     * java.util.concurrent.CancellationException} and leaves the thread interrupted.
     *
     * @throws NoSuchElementException at the end, each time
     * @throws RuntimeException the error of the taskel whose turn it is, as described at {@link AsyncResult#get()}; or,
     *     after all results, what reading the input threw
     */
    @Override
    R next();

    /**
     * Waits for the next result for at most {@code timeout}. A timeout does not lose the result: a later call gets it.
     *
     * @throws TimeoutException if it was not available in time
     * @throws NoSuchElementException at the end
     */
    R next(Duration timeout) throws TimeoutException;

    /** Returns whether {@link #next()} would return or throw without waiting. */
    boolean ready();

    /** Drops what has not begun, and reads no more input. Idempotent. */
    @Override
    void close();

    /** Closes the iterator, and kills and replaces the workers that run taskels of this call. */
    void cancel();
}
