package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts replacements of workers, on the monitor thread, and again after a pause if a start has failed for a temporary
 * reason. A start counts in the pool's {@link PoolLifecycle} from when it is planned, including its pause.
 *
 * <p>Thread-safe. Under its monitor nothing is called but {@link Owner#hasReadyWorker}.
 */
final class WorkerReplacement {
    /** What is needed from the worker processes. */
    interface Owner {
        /** Starts a worker. */
        void start(int slot) throws IOException;

        /** Returns whether a worker is ready. Takes no lock. */
        boolean hasReadyWorker();

        /** Called when a start has failed and will be tried again. */
        void postponed(String why);

        /** Called when further attempts are pointless. */
        void broken(PoolBrokenException why);
    }

    private final PoolLifecycle lifecycle;
    private final ScheduledExecutorService monitor;
    private final Owner workers;

    @GuardedBy("this")
    private final StartFailures failures = new StartFailures();

    @GuardedBy("this")
    private final Map<Runnable, ScheduledFuture<?>> waiting = new HashMap<>();

    @GuardedBy("this")
    private boolean hurried;

    WorkerReplacement(PoolLifecycle lifecycle, ScheduledExecutorService monitor, Owner workers) {
        this.lifecycle = lifecycle;
        this.monitor = monitor;
        this.workers = workers;
    }

    /** Called when a worker has become ready. */
    synchronized void succeeded() {
        failures.forget();
    }

    /** Called when a worker's process ended before it was ready. */
    synchronized void failed(int exitCode, String lastWords) {
        failures.ended(exitCode, lastWords, System.nanoTime());
    }

    /** Returns whether further attempts are pointless. */
    synchronized boolean areHopeless() {
        return failures.areTooMany(workers.hasReadyWorker(), System.nanoTime());
    }

    /** Starts a worker in the slot of one that became ready, or in a new slot. */
    void replace(int slot) {
        replace(slot, 0);
    }

    /** Starts a worker in the slot of one that did not become ready. */
    void retry(int slot) {
        replace(slot, pauseNanos());
    }

    private synchronized long pauseNanos() {
        return failures.pauseNanos();
    }

    private void replace(int slot, long pauseNanos) {
        if (!lifecycle.tryBeginStart()) {
            return;
        }
        try {
            after(pauseNanos, () -> start(slot));
        } catch (RejectedExecutionException e) {
            lifecycle.startEnded();
        } catch (RuntimeException | Error e) {
            lifecycle.startEnded();
            throw e;
        }
    }

    private synchronized void after(long nanos, Runnable start) {
        if (nanos == 0 || hurried) {
            monitor.execute(start);
            return;
        }
        Runnable planned = () -> {
            if (forget(start)) {
                start.run();
            }
        };
        waiting.put(start, monitor.schedule(planned, nanos, TimeUnit.NANOSECONDS));
    }

    /**
     * Removes a waiting start; returns false if it was not waiting any more, as its time may come just when it is
     * hurried.
     */
    private synchronized boolean forget(Runnable start) {
        return waiting.remove(start) != null;
    }

    /**
     * Runs all waiting starts at once, because the pool is ending, which each of them then notices. May be called again
     * if it throws.
     */
    synchronized void hurry() {
        hurried = true;
        waiting.entrySet().removeIf(start -> {
            monitor.execute(start.getKey());
            start.getValue().cancel(false);
            return true;
        });
    }

    private void start(int slot) {
        try {
            workers.start(slot);
        } catch (IOException | RuntimeException | Error e) {
            try {
                refused(slot, e);
            } catch (RuntimeException | Error again) {
                workers.broken(StartFailures.why(e)); // There is not even memory for another attempt.
            }
        } finally {
            lifecycle.startEnded();
        }
    }

    private void refused(int slot, Throwable why) {
        boolean hopeless;
        boolean first;
        synchronized (this) {
            first = failures.refused(why, System.nanoTime());
            hopeless = areHopeless();
        }
        if (hopeless) {
            workers.broken(StartFailures.why(why));
            return;
        }
        if (first) {
            workers.postponed("A worker could not be started, which is tried again: " + why.getMessage() + ".");
        }
        retry(slot);
    }
}
