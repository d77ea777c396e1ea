package io.github.poolscope.cli;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one after another that an interrupt of the program ends: the one that goes on is stopped and saved, and none
 * begins any more. One thread starts them; the end of the program may come on any other.
 */
final class StoppableRuns implements AutoCloseable {
    /** What the end of the program waits for a run to start, and then for its processes and file. */
    private static final int EXIT_PATIENCE_SECONDS = 10;

    private final Session session;
    private final Thread onExit = new Thread(this::stop, "stop at exit");
    /** The latest run, from before its workers are asked for. */
    private CompletableFuture<LiveRun> latest = notStarted();

    private boolean stopped;

    StoppableRuns(Session session) {
        this.session = session;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Runs a plan to its end, saved in the history. Throws {@link CancellationException} if the program is ending. */
    LiveRun run(Plan plan) throws RunFileException, InterruptedException {
        return ended(start(plan));
    }

    /** The same, saved in a file; what that held before is gone. */
    LiveRun run(Plan plan, Path file) throws RunFileException, InterruptedException {
        return ended(start(plan, file));
    }

    /** Starts a plan, saved in the history. Throws {@link CancellationException} if the program is ending. */
    LiveRun start(Plan plan) throws RunFileException {
        // An interrupt need not wait for items that come from a pipe: no worker is there yet.
        Session.Ready ready = session.prepare(plan);
        return begin(() -> session.start(ready));
    }

    /** The same, saved in a file; what that held before is gone. */
    LiveRun start(Plan plan, Path file) throws RunFileException {
        Session.Ready ready = session.prepare(plan);
        return begin(() -> session.start(ready, file));
    }

    private static LiveRun ended(LiveRun run) throws InterruptedException {
        try {
            run.over().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return run;
    }

    /** Whether the program was interrupted. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** No interrupt is looked after from here on; whether none came before. */
    boolean release() {
        try {
            return Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The program is on its way out; the hook sees the run to its end.
            return false;
        }
    }

    @Override
    public void close() {
        release();
    }

    private interface Start {
        LiveRun run() throws RunFileException;
    }

    private LiveRun begin(Start start) throws RunFileException {
        CompletableFuture<LiveRun> next = announce();
        try {
            LiveRun run = start.run();
            next.complete(run);
            return run;
        } finally {
            next.cancel(false); // Where it was not started.
        }
    }

    private synchronized CompletableFuture<LiveRun> announce() {
        if (stopped) {
            throw new CancellationException();
        }
        latest = new CompletableFuture<>();
        return latest;
    }

    private synchronized CompletableFuture<LiveRun> forbidFurther() {
        stopped = true;
        return latest;
    }

    private void stop() {
        try {
            LiveRun run = forbidFurther().get(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS);
            run.stop();
            run.over().get(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            // No run was started.
        } catch (ExecutionException | TimeoutException e) {
            // The pool's own hook has killed the workers by now; the file opens up to its last second.
        }
    }

    private static CompletableFuture<LiveRun> notStarted() {
        CompletableFuture<LiveRun> none = new CompletableFuture<>();
        none.cancel(false);
        return none;
    }
}
