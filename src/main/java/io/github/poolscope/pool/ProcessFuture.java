package io.github.poolscope.pool;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** Waits for the result, see {@link CompletableFuture#get()}. */
    @Override
    public R get() throws InterruptedException, ExecutionException {
        int wait = waits();
        try {
            return super.get();
        } finally {
            waited(wait);
        }
    }

    /** Waits for the result, see {@link CompletableFuture#get(long, TimeUnit)}. */
    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        int wait = waits();
        try {
            return super.get(timeout, unit);
        } finally {
            waited(wait);
        }
    }

    /** Waits for the result, see {@link CompletableFuture#join()}. */
    @Override
    public R join() {
        int wait = waits();
        try {
            return super.join();
        } finally {
            waited(wait);
        }
    }

    /** Records that this thread begins to wait; {@code Trace.NONE} if it need not. */
    private int waits() {
        PendingResult<R> result = work;
        return result == null || isDone()
                ? Trace.NONE
                : result.recorder().waits(CallKind.RESULT, result.awaited(), System.nanoTime());
    }

    private void waited(int wait) {
        PendingResult<R> result = work;
        if (wait != Trace.NONE && result != null) {
            result.recorder().waited(wait, System.nanoTime());
        }
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
