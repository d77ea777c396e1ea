package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pool over a core: what a pool does, whatever its workers are. */
abstract sealed class AbstractPool implements Pool permits ProcessPool, ThreadPool {
    final PoolCore core;
    private final CallOptions calls;
    /** What must not be collected while this view of it is in use. */
    final Object whole;

    AbstractPool(PoolCore core, CallOptions calls, @Nullable Object whole) {
        this.core = core;
        this.calls = calls;
        this.whole = whole == null ? this : whole;
    }

    @Override
    public int processes() {
        return core.lifecycle.size();
    }

    @Override
    public PoolState state() {
        return core.lifecycle.state();
    }

    @Override
    public List<WorkerInfo> workers() {
        return core.workers();
    }

    @Override
    public CallOptions options() {
        return calls;
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
        return core.calls.apply(whole, calls, function, item, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        return core.calls.map(whole, calls, function, items, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            int chunksize,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        return core.calls.map(whole, chunked(chunksize), function, items, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return core.calls.iterate(whole, calls, function, items, true);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        return core.calls.iterate(whole, chunked(chunksize), function, items, true);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return core.calls.iterate(whole, calls, function, items, false);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        return core.calls.iterate(whole, chunked(chunksize), function, items, false);
    }

    /** The options of a call with its own chunksize. That the pool takes no more work is found before a bad chunksize. */
    private CallOptions chunked(int chunksize) {
        core.lifecycle.checkRunning();
        return calls.chunksize(chunksize);
    }

    @Override
    public void close() {
        core.close();
    }

    @Override
    public void terminate() {
        core.terminate();
    }

    @Override
    public boolean join(Duration timeout) throws InterruptedException {
        return core.join(timeout);
    }
}
