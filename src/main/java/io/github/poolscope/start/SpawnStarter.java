package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A fresh JVM per worker, as Python's {@code spawn} starts a fresh interpreter.
 *
 * <p>Such a JVM begins with nothing of this program, so that one which was started a minute ago is as good: a spare, if
 * there is one.
 */
final class SpawnStarter implements Starter, Starter.Launch {
    private final WorkerSetup setup;

    SpawnStarter(WorkerSetup setup) {
        this.setup = setup;
    }

    @Override
    public StartMethod method() {
        return StartMethod.SPAWN;
    }

    @Override
    public void expect(int workers, Set<String> classes) {
        SpareChildren.of(setup).expect(workers, classes);
    }

    @Override
    public List<String> news() {
        return OutdatedSetups.take(setup);
    }

    @Override
    public CompletableFuture<Void> prepare(int workers) {
        return SpareChildren.of(setup).prepare(workers);
    }

    @Override
    public Launch now() {
        return this;
    }

    @Override
    public StartedWorker start() throws IOException {
        return SpareChildren.of(setup).take();
    }

    @Override
    public StartedWorker startCold() throws IOException {
        return SpareChildren.launch(setup, false, Set.of());
    }
}
