package io.github.poolscope.start;

import io.github.poolscope.wire.Ticket;
import java.io.IOException;
import java.util.List;

/** Starts a fresh JVM per worker, as Python's {@code spawn} starts a fresh interpreter. */
final class Spawn implements Starter {
    private final WorkerSetup setup;

    Spawn(WorkerSetup setup) {
        this.setup = setup;
    }

    @Override
    public String name() {
        return "spawn";
    }

    @Override
    public StartedWorker start(Ticket ticket) throws IOException {
        Process process = setup.process().start();
        Spares.handOver(process, ticket);
        return new StartedWorker(process, ProcessHandle.current().pid(), List.of(), new byte[0]);
    }
}
