package io.github.poolscope.engine.process;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.trace.TraceRecorder;

/** Runs plans on worker JVMs. */
public final class ProcessEngine implements Engine {
    @Override
    public EngineRun start(RunRequest order) {
        return new PoolRun(order, options -> pool(options, order), pool -> sample(order.recorder())).start();
    }

    private static Pool pool(PoolOptions.Builder options, RunRequest order) {
        return Pool.create(heeding(order, options).build());
    }

    /** Adds a plan's settings for processes to options. */
    public static PoolOptions.Builder heeding(RunRequest order, PoolOptions.Builder options) {
        Plan plan = order.plan();
        options.startMethod(plan.startMethod())
                .classPath(order.work().classPath())
                .programClassPath(order.work().classPath().isEmpty())
                .preload(plan.preload());
        plan.maxTasksPerChild().ifPresent(options::maxTasksPerChild);
        return options;
    }

    /** Samples CPU time and memory of the trace's workers and of the machine until the sampler is stopped. */
    public static PoolRun.Sampler sample(TraceRecorder recorder) {
        return ResourceSampler.start(recorder);
    }
}
