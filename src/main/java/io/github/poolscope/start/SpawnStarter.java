package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;

/**
 * A fresh JVM per worker, as Python's {@code spawn} starts a fresh interpreter.
 *
 * <p>Such a JVM begins with nothing of this program, so that one which was started a minute ago is as good: a spare, if
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
