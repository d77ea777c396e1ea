package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
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
 * Results over a stream of inputs that any pool works on, a few ahead: what people write by hand around a pool, with
 * {@code keep_order}.
 *
 * <pre>{@code
 * try (PooledIterator<Path, String> digests =
 *         PooledIterator.over(pool, Digests::sha256, files).keepOrder(false).iterate()) {
 *     digests.forEachRemaining(System.out::println);
 * }
 * }</pre>
 *
 * <p>Inputs are read on the thread that takes results, and never more than {@code prefetch} of them beyond the results
 * that were taken. In order, {@link #next} waits for the oldest; otherwise for whichever is done first. For one thread.
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

    /** Over a pool of processes or threads; {@code inputs} may be endless. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Builder<T, R> over(
            Pool pool, TaskFunction<? super T, ? extends R> function, Iterable<? extends T> inputs) {
        Function<T, CompletableFuture<R>> submit =
                input -> pool.<T, R>applyAsync(function, input).toCompletableFuture();
        return new Builder<>(submit, inputs.iterator(), 2 * pool.processes());
    }

    /** Over any executor of this program's own, which must run several things at once to be of use. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Builder<T, R> over(
            Executor executor, Function<? super T, ? extends R> function, Iterable<? extends T> inputs) {
        Function<T, CompletableFuture<R>> submit =
                input -> CompletableFuture.supplyAsync(() -> function.apply(input), executor);
        return new Builder<>(submit, inputs.iterator(), 2 * Runtime.getRuntime().availableProcessors());
    }

    /** Says how to iterate. */
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

        /** Whether results come in the order of their inputs; if not set, they do. */
        public Builder<T, R> keepOrder(boolean keep) {
            keepOrder = keep;
            return this;
        }

        /**
         * How many inputs may be under way; if not set, twice as many as there are workers.
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

        /** Leaves out the inputs whose work failed; if not set, {@code next()} throws their errors. */
        public Builder<T, R> skipErrors() {
            skipErrors = true;
            return this;
        }

        /** Begins. */
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
     * @throws java.util.concurrent.CancellationException if this thread was interrupted while it waited, which it stays;
     *     a further call waits for the same result
     * @throws RuntimeException the error of the work whose turn it is; a further call goes on behind it
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
     * The input of the result, or of the error, that {@link #next} gave last.
     *
     * @throws IllegalStateException before the first
     */
    public T input() {
        Work<T, R> work = last;
        if (work == null) {
            throw new IllegalStateException("next() was not called yet");
        }
        return work.input();
    }

    /**
     * Reads no more input and drops the results that were not taken; does not wait. What a pool was given of this
     * iterator, which is not more than the prefetch, is still done.
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
        try {
            if (!how.keepOrder) {
                return done.take();
            }
            Work<T, R> oldest = inOrder.element();
            CompletableFuture<?> settled = oldest.future().handle((value, error) -> true);
            Object unused = settled.get();
            inOrder.remove(); // Not before: a wait that is interrupted loses nothing.
            return oldest;
        } catch (InterruptedException e) {
            throw TaskErrors.interrupted("Interrupted while waiting for a result.", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
