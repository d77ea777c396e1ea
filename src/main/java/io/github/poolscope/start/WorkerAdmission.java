package io.github.poolscope.start;

import io.github.poolscope.wire.WorkerPage;
import io.github.poolscope.wire.WorkerTicket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the socket keeps for one expected worker: its ticket, its shared memory, its future connection. */
final class WorkerAdmission {
    final WorkerTicket ticket;
    final WorkerPage page;
    final CompletableFuture<WorkerConnection> connection = new CompletableFuture<>();
    /** Whether its clock will be used. */
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
     * Releases everything, because the worker has ended or will not connect.
     *
     * @param ended whether its process has certainly ended, so that it no longer accesses the page
     */
    void forget(boolean ended) {
        if (forgotten.compareAndSet(false, true)) {
            socket.forget(this, ended);
        }
    }
}
