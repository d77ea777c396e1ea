package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Children of this process that begin with a copy of its state.
 *
 * <p>A JVM can't {@code fork(2)}: the child would have none of its threads and hang at the next safepoint. So the state
 * is copied by serialisation at the instant of the start, into a process that is already up: see {@link StateSnapshot}
 * for what that covers.
 */
final class ForkStarter extends ChildStarter {
    private final List<Class<?>> inherited;

    ForkStarter(WorkerSetup setup, Collection<Class<?>> inherited) {
        super(setup);
        this.inherited = List.copyOf(inherited);
    }

    @Override
    public StartMethod method() {
        return StartMethod.FORK;
    }

    @Override
    public Launch now() {
        StateSnapshot snapshot = StateSnapshot.of(inherited);
        return new Launch() {
            @Override
            public StartedWorker start() throws IOException {
                return take().with(snapshot);
            }

            @Override
            public StartedWorker startCold() throws IOException {
                return launch().with(snapshot);
            }
        };
    }
}
