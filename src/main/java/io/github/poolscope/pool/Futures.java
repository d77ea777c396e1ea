package io.github.poolscope.pool;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.record.Recording;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for several futures: Python's {@code concurrent.futures.wait} and {@code as_completed}. */
public final class Futures {
    private Futures() {}

    /** When a wait for several futures ends. */
    public enum ReturnWhen {
        FIRST_COMPLETED,
        FIRST_EXCEPTION,
        ALL_COMPLETED
    }

    /** The futures that were done when a wait ended, and the others. */
    public record Waited<F>(Set<F> done, Set<F> notDone) {}

    /**
     * Waits for some or all of the futures, at most {@code timeout}.
     *
     * @throws InterruptedException if this thread was interrupted during the wait
     */
    public static <F extends CompletableFuture<?>> Waited<F> await(
            Collection<F> futures, Duration timeout, ReturnWhen until) throws InterruptedException {
        long nanos = WaitTimes.nanos(timeout);
        Set<F> all = new LinkedHashSet<>(futures); // Each counts once, however often it is in the collection.
        RecordedWait.run(
                Recording.current(),
                CallKind.WAIT_FUTURES,
                Trace.NONE,
                () -> nanos <= 0 || all.stream().allMatch(CompletableFuture::isDone),
                () -> await(all, deadline(nanos), until));
        Set<F> done = new LinkedHashSet<>();
        Set<F> notDone = new LinkedHashSet<>();
        all.forEach(future -> (future.isDone() ? done : notDone).add(future));
        return new Waited<>(done, notDone);
    }

    private static <F extends CompletableFuture<?>> void await(Set<F> all, long deadline, ReturnWhen until)
            throws InterruptedException {
        BlockingQueue<F> completed = completions(all);
        int left = all.size();
        while (left > 0) {
            F next = completed.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            left--;
            if (next == null
                    || until == ReturnWhen.FIRST_COMPLETED
                    || (until == ReturnWhen.FIRST_EXCEPTION && next.isCompletedExceptionally())) {
                break;
            }
        }
    }

    /**
     * Returns the futures in the order of their completion, each once. {@code next()} waits; if interrupted, it throws
     * a {@link java.util.concurrent.CancellationException} and leaves the thread interrupted.
     */
    public static <F extends CompletableFuture<?>> Iterator<F> asCompleted(Collection<F> futures) {
        Set<F> all = new LinkedHashSet<>(futures);
        BlockingQueue<F> completed = completions(all);
        return new Iterator<>() {
            private int taken;

            @Override
            public boolean hasNext() {
                return taken < all.size();
            }

            @Override
            public F next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("All futures were taken.");
                }
                try {
                    F next = taken();
                    taken++;
                    return next;
                } catch (InterruptedException e) {
                    throw TaskErrors.interrupted("Interrupted while waiting for a future.", e);
                }
            }

            private F taken() throws InterruptedException {
                F known = completed.poll();
                if (known != null) {
                    return known;
                }
                Recorder recorder = Recording.current();
                int wait = recorder.waits(CallKind.AS_COMPLETED, Trace.NONE, System.nanoTime());
                try {
                    return completed.take();
                } finally {
                    recorder.waited(wait, System.nanoTime());
                }
            }
        };
    }

    /** Waits until all are done, or the time has elapsed; returns whether they are done. */
    @CanIgnoreReturnValue
    static boolean await(Collection<? extends CompletableFuture<?>> futures, long nanos) throws InterruptedException {
        return await(List.copyOf(futures), Duration.ofNanos(nanos), ReturnWhen.ALL_COMPLETED)
                .notDone()
                .isEmpty();
    }

    /** Returns the first available result; throws the last error if there is none. */
    static <R extends @Nullable Object> R firstResult(Collection<? extends CompletableFuture<R>> futures, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = deadline(nanos);
        Set<CompletableFuture<R>> all = new LinkedHashSet<>(futures);
        BlockingQueue<CompletableFuture<R>> completed = completions(all);
        ExecutionException error = null;
        for (int i = 0; i < all.size(); i++) {
            CompletableFuture<R> next = completed.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new TimeoutException("No call had returned in time.");
            }
            try {
                return next.get();
            } catch (ExecutionException e) {
                error = e;
            }
        }
        throw error == null ? new ExecutionException(new IllegalArgumentException("There is no call.")) : error;
    }

    private static long deadline(long nanos) {
        long now = System.nanoTime();
        return nanos > Long.MAX_VALUE / 2 ? now + Long.MAX_VALUE / 2 : now + nanos;
    }

    private static <F extends CompletableFuture<?>> BlockingQueue<F> completions(Set<F> futures) {
        BlockingQueue<F> completed = new LinkedBlockingQueue<>();
        for (F future : futures) {
            CompletableFuture<?> unused = future.whenComplete((value, error) -> completed.add(future));
        }
        return completed;
    }
}
