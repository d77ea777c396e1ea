package io.github.poolscope.start;

import io.github.poolscope.wire.Ticket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Children of this process that begin with a copy of its state.
 *
 * <p>A JVM can't {@code fork(2)}: the child would have none of its threads and hang at the next safepoint. So the state
 * is copied by serialisation at the instant of the start, into a process that is already up: see {@link StateSnapshot}
 * for what that covers.
 */
final class Fork implements Starter {
    private static final Map<WorkerSetup, Spares> SPARES = new ConcurrentHashMap<>();

    private final WorkerSetup setup;
    private final List<Class<?>> inherited;

    Fork(WorkerSetup setup, Collection<Class<?>> inherited) {
        this.setup = setup;
        this.inherited = List.copyOf(inherited);
    }

    @Override
    public String name() {
        return "fork";
    }

    @Override
    public void expect(int workers) {
        spares().expect(workers);
    }

    @Override
    public StartedWorker start(Ticket ticket) throws IOException {
        StateSnapshot snapshot = StateSnapshot.of(inherited);
        Process process = spares().take();
        Spares.handOver(process, ticket);
        return new StartedWorker(process, ProcessHandle.current().pid(), snapshot.notCopied(), snapshot.image());
    }

    private Spares spares() {
        return SPARES.computeIfAbsent(setup, Spares::new);
    }

    static void releaseAll() {
        for (WorkerSetup setup : new ArrayList<>(SPARES.keySet())) {
            Spares spares = SPARES.remove(setup);
            if (spares != null) {
                spares.close();
            }
        }
    }
}
