package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.TooLargeException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** How worker processes are brought to an end: asked, told, or killed if they don't listen. */
final class WorkerShutdown {
    /** What a worker that is asked to end gets before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration TERMINATION_GRACE = Duration.ofMillis(700);
    private static final int AGAIN_MILLIS = 300;

    private final ScheduledExecutorService monitor;

    WorkerShutdown(ScheduledExecutorService monitor) {
        this.monitor = monitor;
    }

    /**
     * Loads the classes that the end of a pool needs, ahead: a program that has no file descriptor left can load none, and
     * must be able to end its pool all the same.
     */
    static void loadClasses() {
        List<Class<?>> unused = List.of(
                TasksInFlight.Entry.class,
                TaskFeeder.class,
                ExitCodes.class,
                WorkerLoss.class,
                WorkerLostException.class,
                TaskErrors.class,
                RemoteTaskException.class,
                RemoteStackTrace.class,
                CheckedTaskException.class,
                UnreadableException.class,
                TooLargeException.class,
                PoolBrokenException.class);
    }

    /** Asks a worker to end when it has done what it has. */
    void ask(ProcessWorker worker) {
        try {
            worker.quit();
        } finally {
            killAfter(GRACE, worker);
        }
    }

    /** One that has nothing to do is told to end, as CPython does, which is faster than a signal. */
    void terminate(ProcessWorker worker) {
        try {
            killDescendants(worker);
            Link link = worker.link;
            boolean idle = worker.ready && worker.current() == null && link != null && !link.isSending();
            if (!worker.ready) {
                worker.process.destroyForcibly(); // It has begun nothing that it could end well.
            } else if (idle) {
                worker.quit();
            } else {
                worker.process.destroy();
            }
        } finally {
            killAfter(TERMINATION_GRACE, worker);
        }
    }

    /** Kills a worker and what it has started. */
    void kill(ProcessWorker worker) {
        try {
            killDescendants(worker);
        } finally {
            killAfter(Duration.ZERO, worker);
        }
    }

    /** What a taskel has started must not outlive its worker. */
    private static void killDescendants(ProcessWorker worker) {
        try {
            worker.process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (RuntimeException | Error e) {
            // It has just ended, or the system has nothing to spare for looking.
        }
    }

    /** Again and again: where the program has no file descriptor left, a signal to a process does not reach it. */
    private void killAfter(Duration grace, ProcessWorker worker) {
        if (grace.isZero()) {
            worker.process.destroyForcibly();
        }
        try {
            ScheduledFuture<?> kill = monitor.scheduleWithFixedDelay(
                    () -> endForcibly(worker),
                    Math.max(grace.toMillis(), AGAIN_MILLIS),
                    AGAIN_MILLIS,
                    TimeUnit.MILLISECONDS);
            CompletableFuture<Void> unused = worker.process.onExit().thenRun(() -> kill.cancel(false));
        } catch (RejectedExecutionException e) {
            worker.process.destroyForcibly();
        }
    }

    /**
     * The end of its connection, too, is the end of a worker, and gives the program a file descriptor back. Only where
     * killing does not help: it loses what the worker has sent and nobody has read.
     */
    private static void endForcibly(ProcessWorker worker) {
        boolean again = worker.killed;
        worker.killed = true;
        try {
            worker.process.destroyForcibly();
            Link link = worker.link;
            if (again && worker.process.isAlive() && link != null) {
                link.close();
            }
        } catch (IOException | RuntimeException | Error e) {
            // The connection was closed before, or there is nothing to spare for it: the next time comes soon.
        }
    }
}
