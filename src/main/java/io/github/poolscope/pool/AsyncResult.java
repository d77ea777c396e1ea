package io.github.poolscope.pool;

import io.github.poolscope.task.TaskTimeoutException;
import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The result of an asynchronous call: {@code multiprocessing.pool.AsyncResult}.
 *
 * <p>Thread-safe. A wait that times out cancels nothing: the work continues and a later call gets the result. Callbacks
 * have returned before the result is ready; on the callback thread only, a result is ready as soon as it is known, so
 * that a callback may ask for any result.
 *
 * @param <R> the result
 */
public interface AsyncResult<R extends @Nullable Object> {
    /**
     * Waits for the result. Each call returns the same object, or throws the same exception.
     *
     * @throws RuntimeException what a taskel threw, the first to arrive if there were several; a checked exception is
     *     wrapped in a {@link CheckedTaskException}; {@link WorkerLostException} if its worker died; {@link
     *     TaskTimeoutException} at a time limit; {@link UnsendableException} or {@link UnreadableException} if an item
     *     or a result could not be sent; {@link PoolTerminatedException} or {@link PoolBrokenException} if the pool
     *     ended before; {@link CancellationException} if it was cancelled
     * @throws InterruptedException if this thread was interrupted during the wait
     */
    R get() throws InterruptedException;

    /**
     * Waits for the result for at most {@code timeout}; does not wait if {@code timeout} is zero or negative.
     *
     * @throws TimeoutException if it was not ready in time
     * @throws RuntimeException as {@link #get()}
     * @throws InterruptedException if this thread was interrupted during the wait
     */
    R get(Duration timeout) throws InterruptedException, TimeoutException;

    /**
     * Waits until the call is done, successfully or not: Python's {@code wait}.
     *
     * @throws InterruptedException if this thread was interrupted during the wait
     */
    void await() throws InterruptedException;

    /**
     * Waits until the call is done, successfully or not, or the timeout has elapsed.
     *
     * @return whether it is done
     * @throws InterruptedException if this thread was interrupted during the wait
     */
    boolean await(Duration timeout) throws InterruptedException;

    /** Returns whether the call is done, successfully or not. */
    boolean ready();

    /**
     * Returns whether the call is done without an error.
     *
     * @throws IllegalStateException if it is not done yet
     */
    boolean successful();

    /**
     * Cancels the call: its queued tasks are dropped, the workers that run its taskels are killed and replaced (in a
     * pool of threads: interrupted), and every wait ends with a {@link CancellationException}. Other calls are not
     * affected. CPython has no such method.
     *
     * @return whether the call was not done yet
     */
    boolean cancel();

    /**
     * Returns a future that is completed with the result or the error, as {@link #get()} returns or throws them, when
     * the result is ready. Its stages run on threads of the pool, one after another in the order in which futures are
     * completed, except that those after a waiting stage continue: so a stage may wait for other results and futures. A
     * callback may wait for a future that it requested itself. Cancelling the future does not cancel the call.
     */
    CompletableFuture<R> toCompletableFuture();
}
