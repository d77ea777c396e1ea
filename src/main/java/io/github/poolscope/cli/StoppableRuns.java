package io.github.poolscope.cli;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.session.StopWhen;
import io.github.poolscope.trace.Trace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Runs plans one after another until the program is interrupted: then the current run is stopped and saved, and no
 * further run starts. One thread starts runs; the shutdown hook may run on any other.
 */
final class StoppableRuns implements AutoCloseable {
    /** How long the end of the program waits for a run to start, and then for its processes and file. */
    private static final int EXIT_TIMEOUT_SECONDS = 10;

    private final Session session;
    private final Thread onExit = new Thread(this::stop, "stop at exit");
    /** The latest run, set before its workers are requested. */
    private CompletableFuture<LiveRun> latest = notStarted();

    private boolean stopped;

    StoppableRuns(Session session) {
        this.session = session;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /**
     * Runs a plan to its end, saved in the history.
     *
     * @param stopWhen when the run is stopped if it does not end before
     * @param partOf what the run belongs to, see {@link Session.Ready#partOf}
     * @throws CancellationException if the program is ending
     */
    LiveRun run(Plan plan, Optional<Predicate<Trace>> stopWhen, String partOf)
            throws RunFileException, InterruptedException {
        Session.Ready ready = session.prepare(plan).partOf(partOf);
        LiveRun run = begin(() -> session.start(ready));
        stopWhen.ifPresent(seen -> StopWhen.seen(run, seen));
        return ended(run);
    }

    /** Runs a plan to its end, saved in a file whose previous contents are replaced. */
    LiveRun run(Plan plan, Path file) throws RunFileException, InterruptedException {
        return ended(start(plan, file));
    }

    /**
     * Starts a plan, saved in the history.
     *
     * @throws CancellationException if the program is ending
     */
    LiveRun start(Plan plan) throws RunFileException {
        // Outside the lock: items from a pipe may block, and an interrupt must not wait for them. No worker exists yet.
        Session.Ready ready = session.prepare(plan);
        return begin(() -> session.start(ready));
    }

    /** Starts a plan, saved in a file whose previous contents are replaced. */
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

    /** Returns whether the program was interrupted. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** Stops handling interrupts; returns whether there was none before. */
    boolean release() {
        try {
            return Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The program is ending; the shutdown hook completes the run.
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
            next.cancel(false); // If it was not started.
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
            LiveRun run = forbidFurther().get(EXIT_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            run.stop();
            run.over().get(EXIT_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            // No run was started.
        } catch (ExecutionException | TimeoutException e) {
            // The pool's own hook has killed the workers by now; the file can be opened and is complete up to its last
            // second.
        }
    }

    private static CompletableFuture<LiveRun> notStarted() {
        CompletableFuture<LiveRun> none = new CompletableFuture<>();
        none.cancel(false);
        return none;
    }
}
