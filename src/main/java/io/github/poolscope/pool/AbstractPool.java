package io.github.poolscope.pool;

import io.github.poolscope.task.Args2;
import io.github.poolscope.task.StarFunction;
import io.github.poolscope.task.TaskCall;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.TaskFunction2;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pool based on a {@link PoolCore}: what pools of all kinds share. */
abstract sealed class AbstractPool implements Pool permits ProcessPool, ThreadPool {
    final PoolCore core;
    private final CallOptions calls;
    /** The object that must stay reachable while this view of it is in use. */
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
        return core.calls.apply(whole, calls, CallMode.APPLY_ASYNC, function, item, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> R apply(
            TaskFunction<? super T, ? extends R> function, T item) throws InterruptedException {
        return core.calls
                .<T, R>apply(whole, calls, CallMode.APPLY, function, item, null, null)
                .get(CallKind.APPLY);
    }

    @Override
    public <R extends @Nullable Object> R apply(TaskCall<? extends R> call) throws InterruptedException {
        return this.<@Nullable Object, R>apply(unused -> call.call(), null);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        return core.calls.map(whole, calls, CallMode.MAP_ASYNC, function, items, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) throws InterruptedException {
        return this.<T, R>map(calls, CallMode.MAP, function, items);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize)
            throws InterruptedException {
        return this.<T, R>map(chunked(chunksize), CallMode.MAP, function, items);
    }

    private <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            CallOptions options,
            CallMode mode,
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items)
            throws InterruptedException {
        CallKind kind = mode == CallMode.STARMAP ? CallKind.STARMAP : CallKind.MAP;
        return core.recording.during(kind, () -> core.calls
                .<T, R>map(whole, options, mode, function, items, null, null)
                .getUnrecorded());
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            TaskFunction2<? super A, ? super B, ? extends R> function, Iterable<Args2<A, B>> items)
            throws InterruptedException {
        return this.<Args2<A, B>, R>map(calls, CallMode.STARMAP, TaskFunction.unpacking(function), items);
    }

    @Override
    public <R extends @Nullable Object> List<R> starmap(StarFunction<? extends R> function, Iterable<?> items)
            throws InterruptedException {
        return this.<@Nullable Object, R>map(calls, CallMode.STARMAP, TaskFunction.unpacking(function), items);
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    TaskFunction2<? super A, ? super B, ? extends R> function,
                    Iterable<Args2<A, B>> items,
                    @Nullable Consumer<? super List<R>> callback,
                    @Nullable Consumer<? super Throwable> errorCallback) {
        TaskFunction<Args2<A, B>, R> unpacking = TaskFunction.unpacking(function);
        return core.calls.map(whole, calls, CallMode.STARMAP_ASYNC, unpacking, items, callback, errorCallback);
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<List<R>> starmapAsync(
            StarFunction<? extends R> function,
            Iterable<?> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        TaskFunction<@Nullable Object, R> unpacking = TaskFunction.unpacking(function);
        return core.calls.map(whole, calls, CallMode.STARMAP_ASYNC, unpacking, items, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            TaskFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            int chunksize,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        return core.calls.map(whole, chunked(chunksize), CallMode.MAP_ASYNC, function, items, callback, errorCallback);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return core.calls.iterate(whole, calls, CallMode.IMAP, function, items);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        return core.calls.iterate(whole, chunked(chunksize), CallMode.IMAP, function, items);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return core.calls.iterate(whole, calls, CallMode.IMAP_UNORDERED, function, items);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> imapUnordered(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        return core.calls.iterate(whole, chunked(chunksize), CallMode.IMAP_UNORDERED, function, items);
    }

    /**
     * Returns the options of a call with its own chunksize. That the pool takes no more work is found before a bad
     * chunksize.
     */
    final CallOptions chunked(int chunksize) {
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
        return core.join(timeout, CallKind.JOIN);
    }
}
