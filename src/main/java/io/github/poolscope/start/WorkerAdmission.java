package io.github.poolscope.start;

import io.github.poolscope.wire.WorkerPage;
import io.github.poolscope.wire.WorkerTicket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is kept ready for one worker at the gate: its ticket, the memory to share with it, its connection to come. */
final class WorkerAdmission {
    final WorkerTicket ticket;
    final WorkerPage page;
    final CompletableFuture<WorkerConnection> connection = new CompletableFuture<>();
    /** Whether times on its clock will matter. */
    final boolean hasClock;

    private final WorkerSocket socket;
    private final AtomicBoolean forgotten = new AtomicBoolean();

    WorkerAdmission(WorkerTicket ticket, WorkerPage page, boolean hasClock, WorkerSocket socket) {
        this.ticket = ticket;
        this.page = page;
        this.hasClock = hasClock;
        this.socket = socket;
    }

    /**
     * The worker is gone, or won't come.
     *
     * @param ended whether it is certain that its process has ended, and touches the page no more
     */
    void forget(boolean ended) {
        if (forgotten.compareAndSet(false, true)) {
            socket.forget(this, ended);
        }
    }
}
