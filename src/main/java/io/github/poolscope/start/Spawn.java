package io.github.poolscope.start;

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
final class Spawn implements Starter, Starter.Launch {
    private final WorkerSetup setup;

    Spawn(WorkerSetup setup) {
        this.setup = setup;
    }

    @Override
    public String name() {
        return "spawn";
    }

    @Override
    public void expect(int workers, Set<String> classes) {
        ChildSpares.of(setup).expect(workers, classes);
    }

    @Override
    public List<String> news() {
        return Renewals.take(setup);
    }

    @Override
    public CompletableFuture<Void> prepare(int workers) {
        return ChildSpares.of(setup).prepare(workers);
    }

    @Override
    public Launch now() {
        return this;
    }

    @Override
    public StartedWorker start() throws IOException {
        return ChildSpares.of(setup).take();
    }

    @Override
    public StartedWorker startCold() throws IOException {
        return ChildSpares.launch(setup, false, Set.of());
    }
}
