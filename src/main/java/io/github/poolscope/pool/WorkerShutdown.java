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

/** Ends worker processes: asks them, signals them, or kills them if they don't end. */
final class WorkerShutdown {
    /** How long a worker may take to end before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration TERMINATION_GRACE = Duration.ofMillis(700);
    private static final int AGAIN_MILLIS = 300;

    private final ScheduledExecutorService monitor;

    WorkerShutdown(ScheduledExecutorService monitor) {
        this.monitor = monitor;
    }

    /**
     * Loads the classes needed to end a pool in advance: a program without file descriptors can't load any, and must
     * still be able to end its pool.
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

    /** Asks a worker to end after its current tasks. */
    void ask(ProcessWorker worker) {
        try {
            worker.quit();
        } finally {
            killAfter(GRACE, worker);
        }
    }

    /** Ends an idle worker by a message, like CPython, which is faster than a signal. */
    void terminate(ProcessWorker worker) {
        try {
            killDescendants(worker);
            Link link = worker.link;
            boolean idle = worker.ready && worker.current() == null && link != null && !link.isSending();
            if (!worker.ready) {
                worker.process.destroyForcibly(); // It has begun nothing that it could end in an orderly way.
            } else if (idle) {
                worker.quit();
            } else {
                worker.process.destroy();
            }
        } finally {
            killAfter(TERMINATION_GRACE, worker);
        }
    }

    /** Kills a worker and its descendants. */
    void kill(ProcessWorker worker) {
        try {
            killDescendants(worker);
        } finally {
            killAfter(Duration.ZERO, worker);
        }
    }

    /** Kills the processes that a taskel has started, which must not outlive the worker. */
    private static void killDescendants(ProcessWorker worker) {
        try {
            worker.process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (RuntimeException | Error e) {
            // It has just ended, or the system has no resources for the search.
        }
    }

    /** Kills the worker after the grace period, repeatedly: without a file descriptor, the signal can't be sent. */
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
     * Closes its connection, which also ends a worker and frees a file descriptor. Only if killing has no effect:
     * results that were sent and not read are lost.
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
            // The connection was closed before, or there are no resources for it: the next attempt follows soon.
        }
    }
}
