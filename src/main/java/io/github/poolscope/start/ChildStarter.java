package io.github.poolscope.start;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Starts children of this process, or takes spares that are such children. */
abstract class ChildStarter implements Starter {
    private final WorkerSetup setup;

    ChildStarter(WorkerSetup setup) {
        this.setup = setup;
    }

    @Override
    public final void expect(int workers, Set<String> classes) {
        SpareChildren.of(setup).expect(workers, classes);
    }

    @Override
    public final List<String> news() {
        return OutdatedSetups.take(setup);
    }

    @Override
    public final CompletableFuture<Void> prepare(int workers) {
        return SpareChildren.of(setup).prepare(workers);
    }

    /** Takes a spare, or starts a child if there is none. */
    final StartedWorker take() throws IOException {
        return SpareChildren.of(setup).take();
    }

    /** Starts a child, even if there is a spare. */
    final StartedWorker launch() throws IOException {
        return SpareChildren.launch(setup, false, Set.of());
    }
}
