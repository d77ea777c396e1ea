package io.github.poolscope.engine.thread;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunOrder;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.engine.program.PrintedLines;
import io.github.poolscope.pool.ThreadPool;

/** Runs plans on threads of this program. */
public final class ThreadEngine implements Engine {
    @Override
    public EngineRun start(RunOrder order) {
        return new PoolRun(
                        order,
                        options -> {
                            PrintedLines.record(order.recorder());
                            Thread.currentThread()
                                    .setContextClassLoader(order.work().loader());
                            return ThreadPool.create(options.build());
                        },
                        pool -> ThreadSampler.start(pool, order.recorder()))
                .start();
    }
}
