package io.github.poolscope.start;

import io.github.poolscope.wire.WorkerPage;
import io.github.poolscope.wire.WorkerTicket;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A worker's process: just started, or a warm spare. Thread-safe. */
public final class StartedWorker {
    /** The exit value of a process that ended after its fork server. */
    public static final int UNKNOWN_EXIT = Integer.MIN_VALUE;

    private final Process process;
    private final long parentPid;
    private final WorkerPage page;
    private final CompletableFuture<WorkerConnection> connection;
    private final Runnable clearing;
    private final List<String> notes;
    private final byte[] state;

    /**
     * Creates a worker without a copy of this program's state.
     *
     * @param connection fails when the process ends before it connects
     * @param clearing releases what was kept for the worker; called once or more
     */
    public StartedWorker(
            Process process,
            long parentPid,
            WorkerPage page,
            CompletableFuture<WorkerConnection> connection,
            Runnable clearing) {
        this(process, parentPid, page, connection, clearing, List.of(), new byte[0]);
    }

    private StartedWorker(
            Process process,
            long parentPid,
            WorkerPage page,
            CompletableFuture<WorkerConnection> connection,
            Runnable clearing,
            List<String> notes,
            byte[] state) {
        this.process = process;
        this.parentPid = parentPid;
        this.page = page;
        this.connection = connection;
        this.clearing = clearing;
        this.notes = List.copyOf(notes);
        this.state = state;
    }

    /** Creates the process of a worker and sends it the ticket. */
    interface Maker {
        Process make(WorkerTicket ticket) throws IOException;
    }

    /**
     * Admits a worker and creates its process; if that fails, both are undone.
     *
     * @param classes the names of classes to load at the start
     */
    static StartedWorker launch(Set<String> classes, long parentPid, Maker maker) throws IOException {
        WorkerAdmission admission = WorkerSocket.expect(classes);
        Process process = null;
        try {
            process = maker.make(admission.ticket);
            return of(process, parentPid, admission);
        } catch (IOException | RuntimeException | Error e) {
            if (process != null) {
                process.destroyForcibly();
            }
            admission.forget(false);
            throw e;
        }
    }

    private static StartedWorker of(Process process, long parentPid, WorkerAdmission admission) {
        ResourceTracker.watch(process);
        CompletableFuture<Void> unused = process.onExit()
                .thenRun(() -> admission.connection.completeExceptionally(
                        new EOFException("the worker ended before it said who it is")));
        return new StartedWorker(
                process, parentPid, admission.page, admission.connection, () -> admission.forget(!process.isAlive()));
    }

    StartedWorker with(StateSnapshot snapshot) {
        return new StartedWorker(
                process, parentPid, page, connection, clearing, snapshot.notCopied(), snapshot.image());
    }

    /**
     * Returns the process. Its outputs are pipes that the caller must read; its exit value may be {@link
     * #UNKNOWN_EXIT}.
     */
    public Process process() {
        return process;
    }

    /** Returns the PID of its parent. */
    public long parentPid() {
        return parentPid;
    }

    /** Returns the memory shared with it. */
    public WorkerPage page() {
        return page;
    }

    /** Returns its connection; fails if the process ends first. */
    public CompletableFuture<WorkerConnection> connection() {
        return connection;
    }

    /** Returns what is missing of the state that the start method promises, one sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** Returns the program's state to send to it, see {@code wire.StateImage}; empty for none. */
    public byte[] state() {
        return state;
    }

    /** Must be called when the process has ended: releases what was kept for it. */
    public void forget() {
        clearing.run();
    }

    /** Returns whether it is alive and connected. */
    public boolean isConnected() {
        return process.isAlive() && hasSaidWhoItIs();
    }

    /** Ends a worker that has not been used; its output can't be read any more. */
    void dismiss() {
        process.destroyForcibly();
        release();
    }

    /** Releases what was kept for a worker that has ended unused. */
    void release() {
        if (hasSaidWhoItIs()) {
            WorkerSocket.close(connection.join().link());
        }
        forget();
    }

    private boolean hasSaidWhoItIs() {
        return connection.isDone() && !connection.isCompletedExceptionally();
    }
}
