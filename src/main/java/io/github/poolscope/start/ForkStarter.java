package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Starts children of this process with a copy of its state.
 *
 * <p>A JVM can't {@code fork(2)}: the child would have only the calling thread and hang at the next safepoint. So the
 * state is serialised at the start and sent to a process that is already running; {@link StateSnapshot} says what is
 * covered.
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
