package io.github.poolscope.pool;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts workers in the place of others, on the monitor thread, and again after a pause where a start has failed for a reason that
 * may pass. Knows which starts are under way, those that wait for their pause included.
 *
 * <p>Concurrency: what is counted is guarded by the dispatcher's lock, what waits by this.
 */
final class WorkerReplacement {
    /** What the worker processes do. */
    interface Owner {
        /** Starts a worker. */
        void start(int slot) throws IOException;

        /** Whether a worker is ready. Called under the dispatcher's lock. */
        boolean hasReadyWorker();

        /** A start has failed, and is tried again. */
        void postponed(String why);

        /** There is no point in trying on. */
        void broken(PoolBrokenException why);
    }

    private final Dispatcher dispatcher;
    private final ScheduledExecutorService monitor;
    private final Owner workers;
    private final StartFailures failures = new StartFailures();
    private final Map<Runnable, ScheduledFuture<?>> waiting = new HashMap<>();
    private boolean hurried;
    private int underWay;

    WorkerReplacement(Dispatcher dispatcher, ScheduledExecutorService monitor, Owner workers) {
        this.dispatcher = dispatcher;
        this.monitor = monitor;
        this.workers = workers;
    }

    /** Under the dispatcher's lock. */
    boolean areUnderWay() {
        return underWay > 0;
    }

    /** A start begins. Under the dispatcher's lock. */
    void begins() {
        underWay++;
    }

    /** A start has come to its end. */
    void ended() {
        dispatcher.lock.lock();
        try {
            underWay--;
            dispatcher.settled.signalAll();
        } finally {
            dispatcher.lock.unlock();
        }
    }

    /** A worker has become ready. Under the dispatcher's lock. */
    void succeeded() {
        failures.forget();
    }

    /** A worker's process ended before it was ready. Under the dispatcher's lock. */
    void failed(int exitCode, String lastWords) {
        failures.ended(exitCode, lastWords, System.nanoTime());
    }

    /** Whether there is no point in trying on. Under the dispatcher's lock. */
    boolean areHopeless() {
        return failures.areTooMany(workers.hasReadyWorker(), System.nanoTime());
    }

    /** Has a worker started in the place of one that became ready, or in a new one. */
    void replace(int slot) {
        replace(slot, 0);
    }

    /** Has a worker started in the place of one that did not become ready. */
    void retry(int slot) {
        long pause;
        dispatcher.lock.lock();
        try {
            pause = failures.pauseNanos();
        } finally {
            dispatcher.lock.unlock();
        }
        replace(slot, pause);
    }

    private void replace(int slot, long pauseNanos) {
        dispatcher.lock.lock();
        try {
            if (dispatcher.isEnded()) {
                return;
            }
            begins();
        } finally {
            dispatcher.lock.unlock();
        }
        try {
            after(pauseNanos, () -> start(slot));
        } catch (RejectedExecutionException e) {
            ended();
        } catch (RuntimeException | Error e) {
            ended();
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

    /** Whether it was still waiting: its time may come in the very moment in which it is hurried. */
    private synchronized boolean forget(Runnable start) {
        return waiting.remove(start) != null;
    }

    /** The pool is being ended: nothing waits any longer, so that each start finds out. May be repeated if it throws. */
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
                workers.broken(StartFailures.why(e)); // There is not even memory to try again.
            }
        } finally {
            ended();
        }
    }

    private void refused(int slot, Throwable why) {
        boolean hopeless;
        boolean first;
        dispatcher.lock.lock();
        try {
            first = failures.refused(why, System.nanoTime());
            hopeless = areHopeless();
        } finally {
            dispatcher.lock.unlock();
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
