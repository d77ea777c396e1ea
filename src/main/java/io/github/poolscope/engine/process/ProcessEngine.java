package io.github.poolscope.engine.process;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunOrder;

/** Runs plans on worker JVMs. */
public final class ProcessEngine implements Engine {
    @Override
    public EngineRun start(RunOrder order) {
        ProcessRun run = new ProcessRun(order);
        run.start();
        return run;
    }
}
