package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Children of this process that begin with a copy of its state.
 *
 * <p>A JVM can't {@code fork(2)}: the child would have none of its threads and hang at the next safepoint. So the state
 * is copied by serialisation at the instant of the start, into a process that is already up: see {@link StateSnapshot}
 * for what that covers.
 */
final class ForkStarter implements Starter {
    private final WorkerSetup setup;
    private final List<Class<?>> inherited;

    ForkStarter(WorkerSetup setup, Collection<Class<?>> inherited) {
        this.setup = setup;
        this.inherited = List.copyOf(inherited);
    }

    @Override
    public StartMethod method() {
        return StartMethod.FORK;
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
        StateSnapshot snapshot = StateSnapshot.of(inherited);
        return new Launch() {
            @Override
            public StartedWorker start() throws IOException {
                return SpareChildren.of(setup).take().with(snapshot);
            }

            @Override
            public StartedWorker startCold() throws IOException {
                return SpareChildren.launch(setup, false, Set.of()).with(snapshot);
            }
        };
    }
}
