package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;

/**
 * A new JVM per worker, as Python's {@code spawn} starts a new interpreter.
 *
 * <p>Such a JVM has no state of this program, so one that was started earlier does equally well: a spare is used if
 * there is one.
 */
final class SpawnStarter extends ChildStarter implements Starter.Launch {
    SpawnStarter(WorkerSetup setup) {
        super(setup);
    }

    @Override
    public StartMethod method() {
        return StartMethod.SPAWN;
    }

    @Override
    public Launch now() {
        return this;
    }

    @Override
    public StartedWorker start() throws IOException {
        return take();
    }

    @Override
    public StartedWorker startCold() throws IOException {
        return launch();
    }
}
