package io.github.poolscope.start;

import io.github.poolscope.wire.WorkerPage;
import io.github.poolscope.wire.WorkerTicket;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A worker's process: right after its start, or warm and connected since long. Safe for any thread. */
public final class StartedWorker {
    /** The exit value of a process that ended after its fork server had. */
    public static final int UNKNOWN_EXIT = Integer.MIN_VALUE;

    private final Process process;
    private final long parentPid;
    private final WorkerPage page;
    private final CompletableFuture<WorkerConnection> connection;
    private final Runnable clearing;
    private final List<String> notes;
    private final byte[] state;

    /**
     * A worker that begins with nothing of this program.
     *
     * @param connection fails when the process ends, if it was not completed before
     * @param clearing clears away what was kept for the worker; called once or more
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

    /** Makes the process of a worker, to which it gives the ticket. */
    interface Maker {
        Process make(WorkerTicket ticket) throws IOException;
    }

    /**
     * Admits a worker and has its process made; if anything of that fails, neither stays.
     *
     * @param classes what it is to load before
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

    /** The process. Its outputs are pipes that the caller must read; its exit value may be {@link #UNKNOWN_EXIT}. */
    public Process process() {
        return process;
    }

    /** Whose child it is. */
    public long parentPid() {
        return parentPid;
    }

    /** The memory that is shared with it. */
    public WorkerPage page() {
        return page;
    }

    /** Its connection; fails if the process ends before. */
    public CompletableFuture<WorkerConnection> connection() {
        return connection;
    }

    /** What it does not begin with although the start method promises it, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** The program's state that it is to begin with, see {@code wire.StateImage}; empty for none. */
    public byte[] state() {
        return state;
    }

    /** To be called when the process has ended: clears away what was kept for it. */
    public void forget() {
        clearing.run();
    }

    /** Whether it is alive and has said who it is. */
    public boolean isConnected() {
        return process.isAlive() && hasSaidWhoItIs();
    }

    /** Ends a worker that nobody has given anything to do; what it printed can't be read any more. */
    void dismiss() {
        process.destroyForcibly();
        release();
    }

    /** Gives back what was kept for a worker that has ended before it had anything to do. */
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
