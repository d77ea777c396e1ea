package io.github.poolscope.pool;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call that did not wait for it: {@code multiprocessing.pool.AsyncResult}.
 *
 * <p>Safe for any thread. A wait that runs out of time cancels nothing: the work goes on and a later call gets it.
 *
 * @param <R> the result
 */
public interface AsyncResult<R extends @Nullable Object> {
    /**
     * Waits for the result.
     *
     * @throws RuntimeException what a taskel threw, the first to arrive if several did; a checked exception comes in a
     *     {@link CheckedTaskException}; {@link WorkerLostException} if its worker died; {@link PoolTerminatedException}
     *     or {@link PoolBrokenException} if the pool ended before
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    R get() throws InterruptedException;

    /**
     * Waits for the result at most so long; not at all if {@code timeout} is zero or negative.
     *
     * @throws TimeoutException if it was not there in time
     * @throws RuntimeException as {@link #get()}
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    R get(Duration timeout) throws InterruptedException, TimeoutException;

    /**
     * Waits until the call is done, well or not, or the time is over: Python's {@code wait}.
     *
     * @return whether it is done
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    boolean await(Duration timeout) throws InterruptedException;

    /** Whether the call is done, well or not. */
    boolean ready();

    /**
     * Whether the call is done without an error.
     *
     * @throws IllegalStateException if it is not done yet
     */
    boolean successful();
}
