package io.github.poolscope.engine.script;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunRequest;

/** Runs plans whose work is a script. */
public final class ScriptEngine implements Engine {
    @Override
    public EngineRun start(RunRequest order) {
        return new ScriptRun(order).start();
    }
}
