package io.github.poolscope.engine.serial;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunOrder;

/** Runs plans on the main program's own thread, one taskel after another. */
public final class SerialEngine implements Engine {
    @Override
    public EngineRun start(RunOrder order) {
        return new SerialRun(order).start();
    }
}
