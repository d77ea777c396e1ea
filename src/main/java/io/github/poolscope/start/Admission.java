package io.github.poolscope.start;

import io.github.poolscope.wire.Ticket;
import io.github.poolscope.wire.WorkerPage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is kept ready for one worker at the gate: its ticket, the memory to share with it, its connection to come. */
final class Admission {
    final Ticket ticket;
    final WorkerPage page;
    final CompletableFuture<Connection> connection = new CompletableFuture<>();
    private final Gate gate;
    private final AtomicBoolean forgotten = new AtomicBoolean();

    Admission(Ticket ticket, WorkerPage page, Gate gate) {
        this.ticket = ticket;
        this.page = page;
        this.gate = gate;
    }

    /**
     * The worker is gone, or won't come.
     *
     * @param ended whether it is certain that its process has ended, and touches the page no more
     */
    void forget(boolean ended) {
        if (forgotten.compareAndSet(false, true)) {
            gate.forget(this, ended);
        }
    }
}
