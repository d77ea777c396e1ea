package io.github.poolscope.pool;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.start.CallingProgram;
import io.github.poolscope.task.Args2;
import io.github.poolscope.task.StarFunction;
import io.github.poolscope.task.TaskCall;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.TaskFunction2;
import io.github.poolscope.task.UnsendableException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pool of workers that call a function on many items in parallel, with the semantics of Python's {@code
 * multiprocessing.Pool}: {@link ProcessPool} with workers that are processes, {@link ThreadPool} with workers that are
 * threads.
 *
 * <pre>{@code
 * try (Pool pool = Pool.of(4)) {
 *     List<Integer> lengths = pool.map(String::length, List.of("a", "bb", "ccc"));
 * }
 * }</pre>
 *
 * <p>The Python names and their Java equivalents: {@code apply}, {@code apply_async} is {@code applyAsync}, {@code
 * map},
 * {@code map_async} is {@code mapAsync}, {@code imap}, {@code imap_unordered} is {@code imapUnordered}, {@code
 * starmap},
 * {@code starmap_async} is {@code starmapAsync}; {@code initializer}, {@code initargs}, {@code maxtasksperchild}
 * and the
 * context are set in {@link PoolOptions}; {@code chunksize} is an argument or, like time limits and retries, an
 * option of {@link #with}.
 *
 * <p>A function that throws fails only its taskel. {@link #close()} lets submitted work finish, also at the end of
 * a {@code try} block, where Python terminates. A pool that is neither closed nor terminated keeps its workers
 * until it is garbage-collected or this JVM exits.
 *
 * <p>Thread-safe.
 */
public interface Pool extends AutoCloseable {
    /**
     * Creates a pool of {@code processes} worker processes with default options.
     *
     * @throws IllegalArgumentException if {@code processes} is less than 1
     * @throws UncheckedIOException if the workers can't be started
     */
    static ProcessPool of(int processes) {
        Class<?> caller = CallingProgram.callerOf(Pool.class);
        return ProcessPool.create(PoolOptions.builder().processes(processes).build(), caller);
    }

    /**
     * Creates a pool of processes. Returns once all worker processes exist, before they are ready.
     *
     * @throws UncheckedIOException if the workers can't be started; those already started are ended
     * @throws UnsendableException if the initializer can't be serialised
     * @throws IllegalStateException in a worker of a pool that does not allow nested pools
     */
    static ProcessPool create(PoolOptions options) {
        return ProcessPool.create(options, CallingProgram.callerOf(Pool.class));
    }

    /** Returns the number of workers that the pool maintains. */
    int processes();

    PoolState state();

    /** Returns the present workers. */
    List<WorkerInfo> workers();

    /** Returns the PIDs of the present workers; in a pool of threads all are the same. */
    default List<Long> pids() {
        return workers().stream().map(WorkerInfo::pid).toList();
    }

    /** Returns a view of this pool whose calls are made with {@code options}. */
    Pool with(CallOptions options);

    /**
     * Changes the number of workers. Additional ones are started at once; surplus ones end as soon as they have no
     * task. CPython's pool can't do this.
     *
     * @throws IllegalArgumentException if {@code processes} is less than 1
     * @throws IllegalStateException if the pool is not running
     */
    void resize(int processes);

    /**
     * Submits one call and returns at once: Python's {@code apply_async}. The item is serialised before it returns.
     *
     * @param callback receives the result, on the pool's callback thread, before it is ready; null for none
     * @param errorCallback receives the error, in the same way; null for none
     * @throws IllegalStateException if the pool is not running
     * @throws UnsendableException if the function can't be serialised; if the item can't be, the result fails
     */
    @CanIgnoreReturnValue
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            TaskFunction<? super T, ? extends R> function,
            T item,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback);

    /** Submits one call like {@link #applyAsync(TaskFunction, Object, Consumer, Consumer)}, without callbacks. */
    @CanIgnoreReturnValue
    default <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            TaskFunction<? super T, ? extends R> function, T item) {
        return applyAsync(function, item, null, null);
    }

    /** Submits a call that captures its arguments. */
    @CanIgnoreReturnValue
    default <R extends @Nullable Object> AsyncResult<R> applyAsync(TaskCall<? extends R> call) {
        return this.<@Nullable Object, R>applyAsync(unused -> call.call(), null, null, null);
    }

    /** Submits a call that captures its arguments, with callbacks. */
    @CanIgnoreReturnValue
    default <R extends @Nullable Object> AsyncResult<R> applyAsync(
            TaskCall<? extends R> call,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        return this.<@Nullable Object, R>applyAsync(unused -> call.call(), null, callback, errorCallback);
    }

    /**
     * Runs one call on a worker, and waits for it.
     *
     * @throws RuntimeException as described at {@link AsyncResult#get()}
     * @throws InterruptedException if this thread was interrupted during the wait; the work continues
     */
    @CanIgnoreReturnValue
    default <T extends @Nullable Object, R extends @Nullable Object> R apply(
            TaskFunction<? super T, ? extends R> function, T item) throws InterruptedException {
        return this.<T, R>applyAsync(function, item).get();
    }

    /** Runs a call that captures its arguments on a worker, and waits for it. */
    @CanIgnoreReturnValue
    default <R extends @Nullable Object> R apply(TaskCall<? extends R> call) throws InterruptedException {
        return this.<R>applyAsync(call).get();
    }

    /**
     * Submits all items and returns at once: Python's {@code map_async}. The items are read and serialised before it
     * returns; the chunksize is that of {@link #with}, or automatic.
     *
     * @param callback receives all results, on the pool's callback thread, before they are ready; null for none
     * @param errorCallback receives the error that arrived first, once all tasks have ended; null for none
     * @throws IllegalStateException if the pool is not running
     * @throws UnsendableException if the function can't be serialised
     * @throws RuntimeException what reading the items throws
     */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback);

    /** Submits all items like {@link #mapAsync(TaskFunction, Iterable, Consumer, Consumer)}, without callbacks. */
    default <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return this.<T, R>mapAsync(function, items, null, null);
    }

    /**
     * Submits all items like {@link #mapAsync(TaskFunction, Iterable, Consumer, Consumer)}, with tasks of {@code
     * chunksize} taskels.
     *
     * @throws IllegalArgumentException if {@code chunksize} is less than 1
     */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            int chunksize,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback);

    /** Submits all items like {@link #mapAsync(TaskFunction, Iterable, int, Consumer, Consumer)}, without callbacks. */
    default <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        return this.<T, R>mapAsync(function, items, chunksize, null, null);
    }

    /**
     * Calls {@code function} on each item and waits for all results, in the items' order.
     *
     * @throws RuntimeException as described at {@link AsyncResult#get()}; all tasks have ended by then
     * @throws IllegalStateException if the pool is not running
     * @throws InterruptedException if this thread was interrupted during the wait; the work continues
     */
    default <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) throws InterruptedException {
        return this.<T, R>mapAsync(function, items).get();
    }

    /**
     * Maps like {@link #map(TaskFunction, Iterable)}, with tasks of {@code chunksize} taskels.
     *
     * @throws IllegalArgumentException if {@code chunksize} is less than 1, for which CPython returns wrong results
     */
    default <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize)
            throws InterruptedException {
        return this.<T, R>mapAsync(function, items, chunksize).get();
    }

    /**
     * Maps a function of two arguments, see {@link #map(TaskFunction, Iterable)}. For the other calls, and functions of
     * three arguments, use {@link TaskFunction#unpacking(TaskFunction2)}.
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            TaskFunction2<? super A, ? super B, ? extends R> function, Iterable<Args2<A, B>> items)
            throws InterruptedException {
        return this.<A, B, R>starmapAsync(function, items).get();
    }

    /**
     * Maps a function of any number of arguments, into which each item (an array, a list, a text) is unpacked, see
     * {@link #map(TaskFunction, Iterable)}.
     */
    default <R extends @Nullable Object> List<R> starmap(StarFunction<? extends R> function, Iterable<?> items)
            throws InterruptedException {
        return this.<R>starmapAsync(function, items).get();
    }

    /**
     * Submits a map of a function of two arguments, see {@link #mapAsync(TaskFunction, Iterable)}: {@code
     * starmap_async}.
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    TaskFunction2<? super A, ? super B, ? extends R> function, Iterable<Args2<A, B>> items) {
        return this.<A, B, R>starmapAsync(function, items, null, null);
    }

    /**
     * Submits a map of a function of two arguments, see {@link #mapAsync(TaskFunction, Iterable, Consumer, Consumer)}.
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    TaskFunction2<? super A, ? super B, ? extends R> function,
                    Iterable<Args2<A, B>> items,
                    @Nullable Consumer<? super List<R>> callback,
                    @Nullable Consumer<? super Throwable> errorCallback) {
        return this.<Args2<A, B>, R>mapAsync(TaskFunction.unpacking(function), items, callback, errorCallback);
    }

    /** Submits a map of a function of any number of arguments, see {@link #mapAsync(TaskFunction, Iterable)}. */
    default <R extends @Nullable Object> AsyncResult<List<R>> starmapAsync(
            StarFunction<? extends R> function, Iterable<?> items) {
        return this.<R>starmapAsync(function, items, null, null);
    }

    /**
     * Submits a map of a function of any number of arguments, see {@link #mapAsync(TaskFunction, Iterable, Consumer,
     * Consumer)}.
     */
    default <R extends @Nullable Object> AsyncResult<List<R>> starmapAsync(
            StarFunction<? extends R> function,
            Iterable<?> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        return this.<@Nullable Object, R>mapAsync(TaskFunction.unpacking(function), items, callback, errorCallback);
    }

    /**
     * Returns results one by one in the items' order, while other taskels are still running; the chunksize is 1 unless
     * {@link #with} sets another. The items are read by one thread of the pool, at most the pool's window ahead, or the
     * call's buffer size.
     *
     * @throws IllegalStateException if the pool is not running
     * @throws UnsendableException if the function can't be serialised
     */
    <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items);

    /**
     * Returns results like {@link #imap(TaskFunction, Iterable)}, with tasks of {@code chunksize} taskels.
     *
     * @throws IllegalArgumentException if {@code chunksize} is less than 1
     */
    <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize);

    /**
     * Returns results one by one as they arrive: {@code imap_unordered}. Otherwise like {@link #imap(TaskFunction,
     * Iterable)}.
     *
     * @throws IllegalStateException if the pool is not running
     * @throws UnsendableException if the function can't be serialised
     */
    <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items);

    /**
     * Returns results like {@link #imapUnordered(TaskFunction, Iterable)}, with tasks of {@code chunksize} taskels,
     * whose results stay together and in order.
     *
     * @throws IllegalArgumentException if {@code chunksize} is less than 1
     */
    <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize);

    /**
     * Accepts no more work; submitted work is finished, and then the workers end. Returns at once; {@link #join()}
     * waits. Idempotent; does nothing on a terminated pool.
     */
    @Override
    void close();

    /**
     * Drops submitted work and kills the workers, with the processes that they have started. Returns at once; every
     * wait for a missing result ends with a {@link PoolTerminatedException}. May be called on any thread, any number of
     * times.
     */
    void terminate();

    /**
     * Waits until all workers have ended.
     *
     * @throws IllegalStateException if the pool is still running, or on the callback thread, for which it would wait
     * @throws InterruptedException if this thread was interrupted during the wait
     */
    default void join() throws InterruptedException {
        join(Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Waits until all workers have ended, but at most {@code timeout}.
     *
     * @return whether they have
     * @throws IllegalStateException if the pool is still running, or on the callback thread, for which it would wait
     * @throws InterruptedException if this thread was interrupted during the wait
     */
    @CanIgnoreReturnValue
    boolean join(Duration timeout) throws InterruptedException;

    /**
     * Closes the pool and waits until its work is done and its workers have ended.
     *
     * @throws CancellationException if this thread was interrupted during the wait; the thread stays interrupted, and
     *     the work continues
     */
    default void closeAndJoin() {
        close();
        try {
            join();
        } catch (InterruptedException e) {
            throw TaskErrors.interrupted("Interrupted while waiting for the workers.", e);
        }
    }

    /** Returns the options of calls through this object. */
    CallOptions options();
}
