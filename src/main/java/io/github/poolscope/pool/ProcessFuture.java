package io.github.poolscope.pool;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call submitted to a {@link ProcessPoolExecutor}. A {@link CompletableFuture} whose cancellation cancels the work: a
 * queued call is dropped, and with {@code mayInterruptIfRunning} the worker of a running one is killed and replaced. A
 * stage may wait for other futures of the same executor.
 *
 * @param <R> its result
 */
public final class ProcessFuture<R extends @Nullable Object> extends CompletableFuture<R> {
    private volatile @Nullable PendingResult<R> work;
    private volatile @Nullable ProcessPool pool;

    ProcessFuture() {}

    void follow(AsyncResult<R> result, ProcessPool in) {
        pool = in;
        work = (PendingResult<R>) result;
        CompletableFuture<R> unused = result.toCompletableFuture().whenComplete((value, error) -> {
            if (error == null) {
                complete(value);
            } else {
                completeExceptionally(error);
            }
        });
    }

    /**
     * Returns whether a worker is running it. A call that waits for a worker is not running, whereas Python reports a
     * few of these as running.
     */
    public boolean isRunning() {
        PendingResult<R> result = work;
        ProcessPool in = pool;
        return result != null && in != null && in.isRunning(result);
    }

    /**
     * Cancels the call.
     *
     * @param mayInterruptIfRunning whether its worker may be killed; otherwise a running call continues
     * @return whether it was cancelled
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        PendingResult<R> result = work;
        ProcessPool in = pool;
        if (result == null || in == null || isDone()) {
            return super.cancel(mayInterruptIfRunning);
        }
        boolean given = mayInterruptIfRunning ? result.cancel() : in.cancelQueued(result);
        return given ? super.cancel(mayInterruptIfRunning) || isCancelled() : false;
    }
}
