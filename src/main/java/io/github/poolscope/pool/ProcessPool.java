package io.github.poolscope.pool;

import io.github.poolscope.start.Starter;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Pool} whose workers are processes, each a separate JVM: functions, items and results are sent, static state
 * is not, except to forked workers. A worker that dies loses at most one taskel, whose caller gets a {@link
 * WorkerLostException}; the pool continues. No worker outlives this program, however that ends.
 */
public final class ProcessPool extends AbstractPool {
    private static final System.Logger LOG = System.getLogger(ProcessPool.class.getName());
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicInteger POOLS = new AtomicInteger();

    private ProcessPool(PoolCore core, CallOptions calls, @Nullable Object whole) {
        super(core, calls, whole);
    }

    static ProcessPool create(PoolOptions options, Class<?> caller) {
        return create(options, caller, PoolKind.PROCESS_POOL, options.processes());
    }

    /** @param most how many workers it may have */
    static ProcessPool create(PoolOptions options, Class<?> caller, PoolKind kind, int most) {
        NestedPools.check();
        PoolOptions own = options.startMethod() == StartMethod.FORK ? options.inheriting(caller) : options;
        String name = "pool-" + POOLS.incrementAndGet();
        SerialisedTransfer transfer = new SerialisedTransfer();
        PoolCore core = new PoolCore(
                new PoolDescription(kind, name, most, own.startMethod().key()),
                own.processes(),
                own.maxTasksPerChild(),
                own.window(),
                own.recorder(),
                transfer);
        try {
            core.begin(new WorkerProcesses(
                    name,
                    own,
                    core.recording.pool(),
                    core.lifecycle,
                    core.dispatcher,
                    core.tasks,
                    transfer,
                    new CoreListener(core)));
        } catch (IOException e) {
            throw new UncheckedIOException("The pool's workers could not be started: " + e.getMessage(), e);
        }
        ProcessPool pool = new ProcessPool(core, own.calls(), null);
        Cleaner.Cleanable unused = CLEANER.register(pool, new EndOfForgotten(core, name));
        return pool;
    }

    /**
     * Prepares workers for a pool with these options, at most eight, so that it starts faster if it is created within
     * the next minute.
     *
     * @return completes when they are ready, on any thread; exceptionally if they can't be started
     */
    public static CompletableFuture<Void> prepare(PoolOptions options) {
        return WorkerLauncher.starter(options).prepare(options.processes());
    }

    /** Ends all fork servers and warm spares of this program; pools that need them later start new ones. */
    public static void releaseSpares() {
        Starter.releaseAll();
    }

    /**
     * Returns what workers lack of the state that their start method or the options promise, one sentence each: static
     * fields that were not copied to a forked worker, classes that could not be preloaded.
     */
    public List<String> notes() {
        return core.notes();
    }

    @Override
    public ProcessPool with(CallOptions options) {
        return new ProcessPool(core, options, whole);
    }

    /** As {@link #applyAsync}, as the call of an executor. */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> submit(
            TaskFunction<? super T, ? extends R> function, T item) {
        return core.calls.apply(whole, options(), CallMode.SUBMIT, function, item, null, null);
    }

    /** As {@link #imap}, as the call of an executor. */
    <T extends @Nullable Object, R extends @Nullable Object> ResultIterator<R> executorMap(
            TaskFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunksize) {
        return core.calls.iterate(whole, chunked(chunksize), CallMode.EXECUTOR_MAP, function, items);
    }

    /** Sets the listener that is called when a worker dies, on a thread of the pool. */
    void onDeath(Runnable listener) {
        core.onDeath(listener);
    }

    boolean isRunning(Job job) {
        return core.isRunning(job);
    }

    /** Cancels a call of which no worker has begun anything; returns false if that is too late. */
    boolean cancelQueued(Job job) {
        return core.cancelQueued(job);
    }

    /** Returns whether a call made now would have to wait for another one to end. */
    boolean isOccupied() {
        return core.dispatcher.isOccupied();
    }

    @Override
    public String toString() {
        return "Pool[state=" + state() + ", processes=" + processes() + "]";
    }

    /** Passes the reports of worker processes to the core, which does not reference the user's pool. */
    private record CoreListener(PoolCore core) implements WorkerProcesses.Listener {
        @Override
        public void next(Worker worker, NextStep next) {
            core.follow(worker, next);
        }

        @Override
        public void broken(PoolBrokenException why) {
            core.breakDown(why);
        }

        @Override
        public void gone(ExitReason reason) {
            core.afterExit(reason);
        }

        @Override
        public void noted(int worker, String sentence) {
            core.noted(sentence);
        }
    }

    /** Ends an abandoned pool: it was garbage-collected, and has nothing to do. */
    private record EndOfForgotten(PoolCore core, String name) implements Runnable {
        @Override
        public void run() {
            if (core.lifecycle.state() == PoolState.RUN) {
                LOG.log(System.Logger.Level.WARNING, "unclosed running pool " + name + ": close or terminate it");
                core.terminate();
            }
        }
    }
}
