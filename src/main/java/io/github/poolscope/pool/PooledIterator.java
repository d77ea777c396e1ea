package io.github.poolscope.pool;

import io.github.poolscope.record.Recording;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Results for a stream of inputs processed by any pool, a limited number ahead, like the wrapper that people write
 * around a pool, with
 * {@code keep_order}.
 *
 * <pre>{@code
 * try (PooledIterator<Path, String> digests =
 *         PooledIterator.over(pool, Digests::sha256, files).keepOrder(false).iterate()) {
 *     digests.forEachRemaining(System.out::println);
 * }
 * }</pre>
 *
 * <p>Inputs are read on the thread that takes results, at most {@code prefetch} of them beyond the results taken.
 * If the order is kept, {@link #next} waits for the oldest input's result, otherwise for the first one available.
 * Not thread-safe.
 *
 * @param <T> an input
 * @param <R> a result
 */
public final class PooledIterator<T extends @Nullable Object, R extends @Nullable Object>
        implements Iterator<R>, AutoCloseable {
    private final Builder<T, R> how;
    private final Iterator<? extends T> inputs;
    private final ArrayDeque<Work<T, R>> inOrder = new ArrayDeque<>();
    private final BlockingQueue<Work<T, R>> done = new LinkedBlockingQueue<>();
    private int underWay;
    private boolean closed;
    private @Nullable Work<T, R> peeked;
    private @Nullable Work<T, R> last;

    private PooledIterator(Builder<T, R> how) {
        this.how = how;
        inputs = how.inputs;
    }

    private record Work<T extends @Nullable Object, R extends @Nullable Object>(T input, CompletableFuture<R> future) {}

    /** Returns a builder for a pool of processes or threads; {@code inputs} may be endless. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Builder<T, R> over(
            Pool pool, TaskFunction<? super T, ? extends R> function, Iterable<? extends T> inputs) {
        Function<T, CompletableFuture<R>> submit =
                input -> pool.<T, R>applyAsync(function, input).toCompletableFuture();
        return new Builder<>(submit, inputs.iterator(), 2 * pool.processes());
    }

    /** Returns a builder for an executor of this program, which should run several tasks at once to be useful. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Builder<T, R> over(
            Executor executor, Function<? super T, ? extends R> function, Iterable<? extends T> inputs) {
        Function<T, CompletableFuture<R>> submit =
                input -> CompletableFuture.supplyAsync(() -> function.apply(input), executor);
        return new Builder<>(submit, inputs.iterator(), 2 * Runtime.getRuntime().availableProcessors());
    }

    /** The options of the iteration. */
    public static final class Builder<T extends @Nullable Object, R extends @Nullable Object> {
        private final Function<T, CompletableFuture<R>> submit;
        private final Iterator<? extends T> inputs;
        private int prefetch;
        private boolean keepOrder = true;
        private boolean skipErrors;

        private Builder(Function<T, CompletableFuture<R>> submit, Iterator<? extends T> inputs, int prefetch) {
            this.submit = submit;
            this.inputs = inputs;
            this.prefetch = prefetch;
        }

        /** Sets whether results come in the order of their inputs; default true. */
        public Builder<T, R> keepOrder(boolean keep) {
            keepOrder = keep;
            return this;
        }

        /**
         * Sets how many inputs may be in progress; by default twice the number of workers.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder<T, R> prefetch(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("The prefetch must be at least 1, not " + most);
            }
            prefetch = most;
            return this;
        }

        /** Skips the inputs whose work failed; by default {@code next()} throws their errors. */
        public Builder<T, R> skipErrors() {
            skipErrors = true;
            return this;
        }

        /** Starts the iteration. */
        public PooledIterator<T, R> iterate() {
            return new PooledIterator<>(this);
        }
    }

    @Override
    public boolean hasNext() {
        if (peeked == null && !closed) {
            peeked = take();
        }
        return peeked != null;
    }

    /**
     * Waits for the next result.
     *
     * @throws NoSuchElementException at the end
     * @throws java.util.concurrent.CancellationException if this thread was interrupted during the wait; it stays
     *     interrupted, and another call waits for the same result
     * @throws RuntimeException the error of the work whose turn it is; another call continues after it
     */
    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There are no more results.");
        }
        Work<T, R> work = peeked;
        if (work == null) {
            throw new NoSuchElementException();
        }
        peeked = null;
        last = work;
        try {
            return work.future().join();
        } catch (CompletionException e) {
            throw TaskErrors.unchecked(e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * Returns the input of the result, or of the error, that {@link #next} returned or threw last.
     *
     * @throws IllegalStateException before the first call of {@code next}
     */
    public T input() {
        Work<T, R> work = last;
        if (work == null) {
            throw new IllegalStateException("next() was not called yet");
        }
        return work.input();
    }

    /**
     * Reads no more input and drops the results that were not taken; does not wait. Inputs already given to a pool, at
     * most {@code prefetch}, are still processed.
     */
    @Override
    public void close() {
        closed = true;
        peeked = null;
        inOrder.forEach(work -> work.future().cancel(true));
        inOrder.clear();
        done.clear();
    }

    private @Nullable Work<T, R> take() {
        while (true) {
            fill();
            if (underWay == 0) {
                return null;
            }
            Work<T, R> work = settled();
            underWay--;
            if (!how.skipErrors || !work.future().isCompletedExceptionally()) {
                return work;
            }
        }
    }

    private void fill() {
        while (underWay < how.prefetch && inputs.hasNext()) {
            T input = inputs.next();
            Work<T, R> work = new Work<>(input, how.submit.apply(input));
            underWay++;
            if (how.keepOrder) {
                inOrder.add(work);
            } else {
                CompletableFuture<R> unused = work.future().whenComplete((value, error) -> done.add(work));
            }
        }
    }

    private Work<T, R> settled() {
        Recorder recorder = Recording.current();
        int wait = recorder.waits(CallKind.NEXT, Trace.NONE, System.nanoTime());
        try {
            if (!how.keepOrder) {
                return done.take();
            }
            Work<T, R> oldest = inOrder.element();
            CompletableFuture<?> settled = oldest.future().handle((value, error) -> true);
            settled.get();
            inOrder.remove(); // Not earlier, so that an interrupted wait loses nothing.
            return oldest;
        } catch (InterruptedException e) {
            throw TaskErrors.interrupted("Interrupted while waiting for a result.", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            recorder.waited(wait, System.nanoTime());
        }
    }
}
