package io.github.poolscope.sync;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An awaited reply.
 *
 * <p>A timeout or an interrupt does not end the wait by itself: it withdraws the request, and the primitive's reply to
 * that decides. So an item or a lock that was already being delivered is not lost.
 */
abstract class PendingReply {
    /** A time limit that means none. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    private final CompletableFuture<Reply> answer = new CompletableFuture<>();

    final void complete(Reply given) {
        answer.complete(given);
    }

    /** Completes with the reply, never exceptionally. */
    final CompletableFuture<Reply> future() {
        return answer;
    }

    /** Asks the primitive to end the wait. */
    abstract void withdraw();

    /** Tells the primitive that its reply has arrived. */
    abstract void arrived();

    /**
     * Waits for the reply.
     *
     * @param nanos the maximum time in nanoseconds; does not wait if not positive
     * @throws InterruptedException if the thread is interrupted before it got what it asked for
     */
    final Reply await(long nanos) throws InterruptedException {
        try {
            return nanos == NO_LIMIT ? answer.get() : answer.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            withdraw();
            return await();
        } catch (InterruptedException e) {
            withdraw();
            Reply last = await();
            if (last.status() == Reply.Status.NOT_NOW) {
                throw e;
            }
            Thread.currentThread().interrupt();
            return last;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits at most {@code nanos} nanoseconds until one of several has completed. */
    static void awaitFirst(CompletableFuture<?> first, long nanos) throws InterruptedException {
        try {
            first.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The caller checks which ones have completed.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a reply that is given without delay; not interruptible. */
    @CanIgnoreReturnValue
    final Reply await() {
        return answer.join();
    }
}
