package io.github.poolscope.pool;

import io.github.poolscope.wire.TaskFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Pool} whose workers are threads of this program: Python's {@code multiprocessing.pool.ThreadPool}. Nothing is
 * serialised: functions may be any lambdas, items and results are the very objects. Nothing is isolated either: a
 * thread can't be killed, so {@link #terminate} and {@link AsyncResult#cancel} interrupt it, and hard time limits are
 * refused.
 */
public final class ThreadPool implements Pool {
    private static final AtomicInteger POOLS = new AtomicInteger();

    private final PoolCore core;
    private final CallOptions calls;

    private ThreadPool(PoolCore core, CallOptions calls) {
        this.core = core;
        this.calls = calls;
    }

    /**
     * A pool of so many threads.
     *
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public static ThreadPool of(int threads) {
        return create(PoolOptions.builder().processes(threads).build());
    }

    /**
     * Makes a pool; {@code processes}, initializer, window, calls and recorder are heeded, what concerns processes is
     * not.
     *
     * @throws IllegalArgumentException if {@code maxTasksPerChild} or a hard time limit is set, which threads can't have
     */
    public static ThreadPool create(PoolOptions options) {
        if (options.maxTasksPerChild().isPresent()) {
            throw new IllegalArgumentException("A pool of threads has no maxtasksperchild: leave it out");
        }
        check(options.calls());
        String name = "thread-pool-" + POOLS.incrementAndGet();
        PoolCore core = new PoolCore(
                name,
                options.processes(),
                options.maxTasksPerChild(),
                options.window(),
                options.recorder(),
                new ReferenceCargo());
        try {
            core.begin(new ThreadCrew(name, options, core));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ThreadPool(core, options.calls());
    }

    private static void check(CallOptions options) {
        if (options.hardLimit().isPresent()) {
            throw new IllegalArgumentException(
                    "A thread can't be killed at a hard time limit: use a soft one, or a pool of processes");
        }
    }

    @Override
    public int processes() {
        return core.dispatcher.size();
    }

    @Override
    public PoolState state() {
        return core.dispatcher.state();
    }

    @Override
    public List<WorkerInfo> workers() {
        return core.workers();
    }

    /**
     * As told at {@link Pool#with}.
     *
     * @throws IllegalArgumentException if a hard time limit is set
     */
    @Override
    public ThreadPool with(CallOptions options) {
        check(options);
        return new ThreadPool(core, options);
    }

    @Override
    public CallOptions options() {
        return calls;
    }

    @Override
    public void checkRunning() {
        core.dispatcher.checkRunning();
    }

    @Override
    public void resize(int processes) {
        core.resize(processes);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            TaskFunction<? super T, ? extends R> function,
            T item,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        return core.apply(this, calls, function, item, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        return core.map(this, calls, function, items, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return core.iterate(this, calls, function, items, true);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return core.iterate(this, calls, function, items, false);
    }

    @Override
    public void close() {
        core.close();
    }

    /** As {@link Pool#terminate}, but a running taskel is interrupted, and {@link #join} waits until it has ended. */
    @Override
    public void terminate() {
        core.terminate();
    }

    @Override
    public boolean join(Duration timeout) throws InterruptedException {
        return core.join(timeout);
    }

    @Override
    public String toString() {
        return "ThreadPool[state=" + state() + ", threads=" + processes() + "]";
    }
}
