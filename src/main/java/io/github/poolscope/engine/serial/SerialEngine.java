package io.github.poolscope.engine.serial;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunRequest;

/** Runs plans on the main program's own thread, one taskel after another. */
public final class SerialEngine implements Engine {
    @Override
    public EngineRun start(RunRequest order) {
        return new SerialRun(order).start();
    }
}
