package io.github.poolscope.engine.process;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunOrder;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.StartMethod;

/** Runs plans on worker JVMs. */
public final class ProcessEngine implements Engine {
    @Override
    public EngineRun start(RunOrder order) {
        return new PoolRun(order, options -> pool(options, order), pool -> ResourceSampler.start(order.recorder()))
                .start();
    }

    private static Pool pool(PoolOptions.Builder options, RunOrder order) {
        Plan plan = order.plan();
        options.startMethod(StartMethod.of(plan.startMethod().key()))
                .classPath(order.work().classPath())
                .preload(plan.preload())
                .inherit(order.work().inherited().toArray(new Class<?>[0]));
        plan.maxTasksPerChild().ifPresent(options::maxTasksPerChild);
        return Pool.create(options.build());
    }
}
