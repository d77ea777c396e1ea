package io.github.poolscope.cli;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one after another that an interrupt of the program ends: the one that goes on is stopped and saved, and none
 * begins any more. One thread starts them; the end of the program may come on any other.
 */
final class StoppableRuns implements AutoCloseable {
    /** What the end of the program waits for the run's processes and file. */
    private static final int EXIT_PATIENCE_SECONDS = 10;

    private final Session session;
    private final Thread onExit = new Thread(this::stop, "stop at exit");
    private Optional<LiveRun> current = Optional.empty();
    private boolean stopped;

    StoppableRuns(Session session) {
        this.session = session;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Runs a plan to its end, saved in the history. Throws {@link CancellationException} if the program is ending. */
    LiveRun run(Plan plan) throws RunFileException, InterruptedException {
        return run(() -> session.start(plan));
    }

    /** The same, saved in a file; what that held before is gone. */
    LiveRun run(Plan plan, Path file) throws RunFileException, InterruptedException {
        return run(() -> session.start(plan, file));
    }

    private interface Start {
        LiveRun run() throws RunFileException;
    }

    private LiveRun run(Start start) throws RunFileException, InterruptedException {
        LiveRun run = begin(start);
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

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The program is on its way out; the hook sees the run to its end.
        }
    }

    private synchronized LiveRun begin(Start start) throws RunFileException {
        if (stopped) {
            throw new CancellationException();
        }
        LiveRun run = start.run();
        current = Optional.of(run);
        return run;
    }

    private synchronized Optional<LiveRun> forbidFurther() {
        stopped = true;
        return current;
    }

    private void stop() {
        Optional<LiveRun> run = forbidFurther();
        run.ifPresent(LiveRun::stop);
        try {
            if (run.isPresent()) {
                run.get().over().get(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The pool's own hook has killed the workers by now; the file opens up to its last second.
        }
    }
}
