package io.github.poolscope.engine.thread;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.engine.program.PrintedLines;
import io.github.poolscope.engine.program.ThreadSampler;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ThreadPool;
import io.github.poolscope.pool.WorkerInfo;
import io.github.poolscope.trace.TraceRecorder;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs plans on threads of this program. */
public final class ThreadEngine implements Engine {
    @Override
    public EngineRun start(RunRequest order) {
        return new PoolRun(order, options -> pool(options, order), pool -> sample(pool, order.recorder())).start();
    }

    /** Returns a pool of threads of this program whose output is recorded. */
    public static ThreadPool pool(PoolOptions.Builder options, RunRequest order) {
        PrintedLines.record(order.recorder());
        Thread.currentThread().setContextClassLoader(order.work().loader());
        return ThreadPool.create(options.build());
    }

    /** Samples CPU time of a pool's threads, and the machine, until the sampler is stopped. */
    public static PoolRun.Sampler sample(Pool pool, TraceRecorder recorder) {
        return ThreadSampler.start(() -> threads(pool), recorder)::stop;
    }

    private static Map<Integer, Long> threads(Pool pool) {
        return pool.workers().stream().collect(Collectors.toMap(WorkerInfo::number, WorkerInfo::thread));
    }
}
