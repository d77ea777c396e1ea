package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.start.CallingProgram;
import io.github.poolscope.task.TaskCall;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.PoolKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ExecutorService} whose tasks run in worker processes: Python's {@code
 * concurrent.futures.ProcessPoolExecutor}.
 *
 * <p>Submitted tasks must be serialisable. A lambda passed to a variable of this type is, since it becomes a {@link
 * TaskCall}; for a variable of type {@code ExecutorService} it must be cast: {@code (Callable<X> & Serializable) () ->
 * …}. A task that isn't serialisable fails only its own future.
 *
 * <p>Workers are started when there is work for them. One that dies fails the future that it ran; in a {@linkplain
 * Builder#strict strict} executor it breaks the executor, as in Python. {@link #close()} waits for all submitted tasks.
 * Thread-safe.
 */
public final class ProcessPoolExecutor implements ExecutorService, AutoCloseable {
    private static final String NO_ITEM = ""; // It shows nothing where an item is shown.

    private final PoolOptions options;
    private final int most;
    private final boolean strict;
    private final Class<?> caller;
    private final Set<ProcessFuture<?>> pending = ConcurrentHashMap.newKeySet();

    @GuardedBy("this")
    private @Nullable ProcessPool made;

    @GuardedBy("this")
    private @Nullable BrokenExecutorException broken;

    @GuardedBy("this")
    private boolean shutDown;

    private ProcessPoolExecutor(PoolOptions options, boolean strict, Class<?> caller) {
        this.options = options;
        this.strict = strict;
        this.caller = caller;
        most = options.processes();
    }

    /**
     * Creates an executor with at most {@code workers} workers.
     *
     * @throws IllegalArgumentException if {@code workers} is less than 1
     */
    public static ProcessPoolExecutor of(int workers) {
        return new Builder(workers, CallingProgram.callerOf(ProcessPoolExecutor.class)).build();
    }

    /**
     * Returns a builder.
     *
     * @throws IllegalArgumentException if {@code workers} is less than 1
     */
    public static Builder builder(int workers) {
        return new Builder(workers, CallingProgram.callerOf(ProcessPoolExecutor.class));
    }

    /** Collects options. */
    public static final class Builder {
        private final int workers;
        private final Class<?> caller;
        private PoolOptions.Builder options = PoolOptions.builder();
        private boolean strict;

        private Builder(int workers, Class<?> caller) {
            if (workers < 1) {
                throw new IllegalArgumentException("max_workers must be greater than 0, not " + workers);
            }
            this.workers = workers;
            this.caller = caller;
        }

        /** Sets the options of its workers; their number of processes is ignored. */
        public Builder options(PoolOptions.Builder pool) {
            options = pool;
            return this;
        }

        /** Makes a single dead worker break the whole executor, as in Python. */
        public Builder strict() {
            strict = true;
            return this;
        }

        /**
         * Creates the executor; its first worker is started when a task is submitted.
         *
         * @throws IllegalArgumentException if an option is out of range; the message says which
         */
        public ProcessPoolExecutor build() {
            return new ProcessPoolExecutor(options.processes(workers).build(), strict, caller);
        }
    }

    /**
     * Submits a call that captures its arguments.
     *
     * @throws RejectedExecutionException after {@link #shutdown}, or if the executor is broken
     */
    public <R extends @Nullable Object> ProcessFuture<R> submit(TaskCall<R> call) {
        return submit(unused -> call.call(), NO_ITEM);
    }

    /**
     * Submits one call of a function. If the function or the item can't be sent, the future fails.
     *
     * @throws RejectedExecutionException after {@link #shutdown}, or if the executor is broken
     */
    public <T extends @Nullable Object, R extends @Nullable Object> ProcessFuture<R> submit(
            TaskFunction<? super T, ? extends R> function, T item) {
        ProcessPool pool = poolFor();
        ProcessFuture<R> future = new ProcessFuture<>();
        pending.add(future);
        CompletableFuture<R> unused = future.whenComplete((value, error) -> pending.remove(future));
        try {
            future.follow(this.<AsyncResult<R>>accepted(() -> pool.<T, R>submit(function, item)), pool);
        } catch (IllegalArgumentException e) {
            future.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            pending.remove(future);
            throw e;
        }
        return future;
    }

    @Override
    public <R extends @Nullable Object> ProcessFuture<R> submit(Callable<R> task) {
        return submit(unused -> task.call(), NO_ITEM);
    }

    @Override
    public ProcessFuture<?> submit(Runnable task) {
        return this.<String, @Nullable Object>submit(
                unused -> {
                    task.run();
                    return null;
                },
                NO_ITEM);
    }

    @Override
    public <R extends @Nullable Object> ProcessFuture<R> submit(Runnable task, R result) {
        return submit(
                value -> {
                    task.run();
                    return value;
                },
                result);
    }

    @Override
    public void execute(Runnable command) {
        ProcessFuture<?> unused = submit(command);
    }

    /**
     * Returns results one by one in the items' order: Python's {@code Executor.map}, which reads the whole input during
     * the call, whereas this reads it as results are taken. After an error the iteration is over, and what has not
     * begun is dropped.
     *
     * @param chunksize taskels per task, at least 1
     * @throws RejectedExecutionException after {@link #shutdown}, or if the executor is broken
     */
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> map(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        ProcessPool pool = poolFor();
        return accepted(() -> {
            synchronized (this) { // Another call may be about to add a worker.
                pool.resize(most);
            }
            return new EndsWithFirstError<>(pool.<T, R>executorMap(function, items, chunksize));
        });
    }

    /** Makes a call, which is rejected if its pool has ended: another thread may shut it down meanwhile. */
    private <C> C accepted(Supplier<C> call) {
        try {
            return call.get();
        } catch (IllegalStateException e) {
            throw new RejectedExecutionException("cannot schedule new futures after shutdown", e);
        } catch (PoolBrokenException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
    }

    /** Returns results like {@link #map(TaskFunction, Iterable, int)}, with tasks of one taskel. */
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> map(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return map(function, items, 1);
    }

    @Override
    public <R extends @Nullable Object> List<Future<R>> invokeAll(Collection<? extends Callable<R>> tasks)
            throws InterruptedException {
        return invokeAll(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public <R extends @Nullable Object> List<Future<R>> invokeAll(
            Collection<? extends Callable<R>> tasks, long timeout, TimeUnit unit) throws InterruptedException {
        List<ProcessFuture<R>> futures = submitAll(tasks);
        try {
            Futures.await(futures, unit.toNanos(timeout));
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
        return List.copyOf(futures);
    }

    @Override
    public <R extends @Nullable Object> R invokeAny(Collection<? extends Callable<R>> tasks)
            throws InterruptedException, ExecutionException {
        try {
            return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ExecutionException(e);
        }
    }

    @Override
    public <R extends @Nullable Object> R invokeAny(
            Collection<? extends Callable<R>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<ProcessFuture<R>> futures = submitAll(tasks);
        try {
            return Futures.firstResult(futures, unit.toNanos(timeout));
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private <R extends @Nullable Object> List<ProcessFuture<R>> submitAll(Collection<? extends Callable<R>> tasks) {
        List<ProcessFuture<R>> futures = new ArrayList<>();
        try {
            for (Callable<R> task : tasks) {
                futures.add(submit(task));
            }
        } catch (RuntimeException | Error e) { // The others' futures are lost.
            futures.forEach(future -> future.cancel(true));
            throw e;
        }
        return futures;
    }

    @Override
    public void shutdown() {
        ProcessPool pool = refuseFurtherCalls();
        if (pool != null) {
            pool.close();
        }
    }

    private synchronized @Nullable ProcessPool refuseFurtherCalls() {
        shutDown = true;
        return made;
    }

    /**
     * Shuts down: Python's {@code shutdown(wait, cancel_futures)}.
     *
     * @param await whether to wait until everything has ended
     * @param cancelFutures whether to cancel the calls that no worker has begun
     * @throws InterruptedException if this thread was interrupted during the wait
     */
    public void shutdown(boolean await, boolean cancelFutures) throws InterruptedException {
        if (cancelFutures) {
            pending.forEach(future -> future.cancel(false));
        }
        shutdown();
        if (await) {
            awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
    }

    /** Cancels everything and kills the workers: Python's {@code kill_workers}. Returns an empty list. */
    @Override
    public List<Runnable> shutdownNow() {
        ProcessPool pool = refuseFurtherCalls();
        List.copyOf(pending).forEach(future -> future.cancel(false));
        if (pool != null) {
            pool.terminate();
        }
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutDown || broken != null;
    }

    @Override
    public boolean isTerminated() {
        try {
            return isShutdown() && awaitTermination(0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        ProcessPool pool;
        synchronized (this) {
            if (!isShutdown()) {
                throw new IllegalStateException("The executor is still running: shut it down first");
            }
            pool = made;
        }
        if (pool == null) {
            return true;
        }
        pool.close(); // The thread that shuts it down may not have closed it yet.
        return pool.core.join(Duration.ofNanos(unit.toNanos(timeout)), CallKind.SHUTDOWN);
    }

    /** Shuts down and waits for all submitted tasks, like the end of Python's {@code with}. */
    @Override
    public void close() {
        shutdown();
        try {
            awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the pool, with one more worker if all are occupied and the maximum is not reached. */
    private synchronized ProcessPool poolFor() {
        BrokenExecutorException why = broken;
        if (why != null) {
            throw why;
        }
        if (shutDown) {
            throw new RejectedExecutionException("cannot schedule new futures after shutdown");
        }
        ProcessPool present = made;
        if (present != null) {
            return accepted(() -> grown(present));
        }
        ProcessPool pool = ProcessPool.create(options.sized(1), caller, PoolKind.PROCESS_EXECUTOR, most);
        if (strict) {
            pool.onDeath(this::breakDown);
        }
        made = pool;
        return pool;
    }

    private ProcessPool grown(ProcessPool pool) {
        if (pool.processes() < most && pool.isOccupied()) {
            pool.resize(pool.processes() + 1);
        }
        return pool;
    }

    private void breakDown() {
        ProcessPool pool;
        synchronized (this) {
            if (broken == null) {
                broken = new BrokenExecutorException();
            }
            pool = made;
        }
        if (pool == null) {
            return;
        }
        try {
            for (ProcessFuture<?> future : List.copyOf(pending)) {
                pool.core.complete(() -> future.completeExceptionally(new BrokenExecutorException()));
            }
        } finally {
            pool.terminate(); // Calls that are not complete by then fail with its own exception.
        }
    }
}
