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
 * The result of a call that did not wait for it: {@code multiprocessing.pool.AsyncResult}.
 *
 * <p>Safe for any thread. A wait that runs out of time cancels nothing: the work goes on and a later call gets it. A
 * callback has returned before the result is ready; on the thread that runs callbacks, and only there, a result is
 * ready as soon as it is known, so that a callback may ask for any result.
 *
 * @param <R> the result
 */
public interface AsyncResult<R extends @Nullable Object> {
    /**
     * Waits for the result. Each call gives the same object, or throws the same exception.
     *
     * @throws RuntimeException what a taskel threw, the first to arrive if several did; a checked exception comes in a
     *     {@link CheckedTaskException}; {@link WorkerLostException} if its worker died; {@link
     *     TaskTimeoutException} at a time limit; {@link UnsendableException} or {@link UnreadableException} if an item
     *     or a result could not cross; {@link PoolTerminatedException} or {@link PoolBrokenException} if the pool ended
     *     before; {@link CancellationException} if it was cancelled
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    R get() throws InterruptedException;

    /**
     * Waits for the result for at most {@code timeout}; not at all if {@code timeout} is zero or negative.
     *
     * @throws TimeoutException if it was not there in time
     * @throws RuntimeException as {@link #get()}
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    R get(Duration timeout) throws InterruptedException, TimeoutException;

    /**
     * Waits until the call is done, well or not: Python's {@code wait}.
     *
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    void await() throws InterruptedException;

    /**
     * Waits until the call is done, well or not, or the time is over.
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

    /**
     * Gives the call up: what is queued of it is dropped, the workers that run taskels of it are killed and replaced
     * (in a pool of threads: interrupted), and every wait ends with a {@link CancellationException}. No other call is
     * harmed. CPython can't do this.
     *
     * @return whether the call was not done yet
     */
    boolean cancel();

    /**
     * A future that is completed with the result or the error, as {@link #get()} gives them, when the result is ready.
     * Its stages run on threads of the pool's own, one after another in the order in which futures are completed, save
     * that those behind one that waits go on: so a stage may wait for other results and futures. A callback may wait
     * for a future that it has asked for itself. Cancelling it cancels nothing else.
     */
    CompletableFuture<R> toCompletableFuture();
}
