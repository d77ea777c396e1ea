package io.github.poolscope.sync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An answer that is awaited.
 *
 * <p>A time limit or an interrupt does not end the waiting by itself: it takes the call back, and what the primitive
 * answers to that counts. So an item or a lock that was already on its way is not lost.
 */
abstract class PendingReply {
    /** As a time limit: none. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private final CompletableFuture<Reply> answer = new CompletableFuture<>();

    final void complete(Reply given) {
        answer.complete(given);
    }

    /** Completes with the answer, never exceptionally. */
    final CompletableFuture<Reply> future() {
        return answer;
    }

    /** Asks the primitive not to let this wait any longer. */
    abstract void withdraw();

    /** Tells the primitive that its answer has arrived. */
    abstract void arrived();

    /**
     * Waits.
     *
     * @param nanos how long at the most; none if not positive
     * @throws InterruptedException if the thread is interrupted, and has not got what it asked for
     */
    final Reply await(long nanos) throws InterruptedException {
        try {
            return nanos == FOR_EVER ? answer.get() : answer.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
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

    /** Waits for at most that long until one of several has come. */
    static void awaitFirst(CompletableFuture<?> first, long nanos) throws InterruptedException {
        try {
            Object unused = first.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // Which of them have come is seen then.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what comes soon, whatever interrupts. */
    final Reply await() {
        return answer.join();
    }
}
