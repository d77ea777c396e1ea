package io.github.poolscope.pool;

import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Pool} whose workers are threads of this program: Python's {@code multiprocessing.pool.ThreadPool}. Nothing
 * is serialised: functions may be any lambdas, and items and results are the same objects. Nothing is isolated either:
 * a thread can't be killed, so {@link #terminate} and {@link AsyncResult#cancel} interrupt it, and hard time limits are
 * refused.
 */
public final class ThreadPool extends AbstractPool {
    private static final AtomicInteger POOLS = new AtomicInteger();

    private ThreadPool(PoolCore core, CallOptions calls, @Nullable Object whole) {
        super(core, calls, whole);
    }

    /**
     * Creates a pool of {@code threads} threads.
     *
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public static ThreadPool of(int threads) {
        return create(PoolOptions.builder().processes(threads).build());
    }

    /**
     * Creates a pool; uses {@code processes}, initializer, window, calls and recorder, and ignores options about
     * processes.
     *
     * @throws IllegalArgumentException if {@code maxTasksPerChild} or a hard time limit is set, which threads can't
     *     have
     */
    public static ThreadPool create(PoolOptions options) {
        if (options.maxTasksPerChild().isPresent()) {
            throw new IllegalArgumentException("A pool of threads has no maxtasksperchild: leave it out");
        }
        check(options.calls());
        String name = "thread-pool-" + POOLS.incrementAndGet();
        PoolCore core = new PoolCore(
                new PoolDescription(PoolKind.THREAD_POOL, name, options.processes(), "thread"),
                options.processes(),
                options.maxTasksPerChild(),
                options.window(),
                options.recorder(),
                new ReferenceTransfer());
        try {
            core.begin(new WorkerThreads(name, options, core));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ThreadPool(core, options.calls(), null);
    }

    private static void check(CallOptions options) {
        if (options.hardLimit().isPresent()) {
            throw new IllegalArgumentException(
                    "A thread can't be killed at a hard time limit: use a soft one, or a pool of processes");
        }
    }

    /**
     * See {@link Pool#with}.
     *
     * @throws IllegalArgumentException if a hard time limit is set
     */
    @Override
    public ThreadPool with(CallOptions options) {
        check(options);
        return new ThreadPool(core, options, whole);
    }

    /**
     * Terminates like {@link Pool#terminate}, but a running taskel is interrupted, and {@link #join} waits until it has
     * ended.
     */
    @Override
    public void terminate() {
        super.terminate();
    }

    @Override
    public String toString() {
        return "ThreadPool[state=" + state() + ", threads=" + processes() + "]";
    }
}
