package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.WorkerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads of a pool of threads. */
final class WorkerThreads implements PoolWorkers {
    private static final int MAX_FAILED_STARTS = 3;
    private static final int[] FIRST_SLOT = {0};

    private final String poolName;
    private final Recorder recorder;
    private final Optional<TaskAction> initializer;
    private final PoolCore core;
    private final PoolLifecycle lifecycle;
    private final Dispatcher dispatcher;
    private final ScheduledThreadPoolExecutor limits;
    private final List<ThreadWorker> alive = new CopyOnWriteArrayList<>();
    /** The slots for which a thread is being created, by any thread. */
    @GuardedBy("this")
    private final Set<Integer> starting = new HashSet<>();

    private final AtomicInteger names = new AtomicInteger();

    @GuardedBy("this")
    private int failedStarts;

    WorkerThreads(String poolName, PoolOptions options, PoolCore core) {
        this.poolName = poolName;
        this.core = core;
        recorder = options.recorder();
        initializer = options.initializer();
        lifecycle = core.lifecycle;
        dispatcher = core.dispatcher;
        limits = new ScheduledThreadPoolExecutor(1, DaemonThreads.factory(poolName + " time limits"));
        limits.setRemoveOnCancelPolicy(true);
    }

    @Override
    public List<ThreadWorker> alive() {
        return alive;
    }

    @Override
    public void begin(int workers) {
        startMore(0, workers);
    }

    @Override
    public void startMore(int from, int to) {
        for (int slot = from; slot < to; slot++) {
            start(slot);
        }
    }

    @Override
    public void watchLimits() {
        // Threads have no hard time limit.
    }

    /**
     * Creates a worker, unless its slot is no longer needed or is occupied: there may have been too many workers for a
     * moment.
     */
    private void start(int slot) {
        synchronized (this) {
            if (starting.contains(slot) || !dispatcher.isVacant(slot, alive) || !lifecycle.tryBeginStart()) {
                return;
            }
            starting.add(slot);
        }
        ThreadWorker worker;
        try {
            worker = enlist(slot);
        } finally {
            started(slot);
        }
        if (worker == null) {
            core.afterExit(ExitReason.POOL_TERMINATED);
            return;
        }
        try {
            worker.start(poolName + " worker " + names.incrementAndGet());
        } catch (RuntimeException | Error e) { // The system has no thread available.
            remove(worker);
            throw e;
        }
    }

    /** Adds a worker; returns null if the pool has ended meanwhile, since then nothing would end that worker. */
    private @Nullable ThreadWorker enlist(int slot) {
        int number = recorder.workerRequested(
                WorkerRequest.ofPool(core.recording.pool(), slot, "thread"), System.nanoTime());
        ThreadWorker worker = new ThreadWorker(slot, number, this, recorder, limits);
        recorder.workerBorn(number, worker.pid(), worker.parentPid());
        alive.add(worker); // First: an end of the pool that comes in between finds it here, or is seen here.
        if (lifecycle.workerAlive()) {
            return worker;
        }
        recorder.workerExited(number, 0, ExitReason.POOL_TERMINATED, System.nanoTime());
        remove(worker);
        return null;
    }

    /** Called when the worker of that slot has been added, or could not be created. */
    private void started(int slot) {
        synchronized (this) {
            starting.remove(slot);
        }
        lifecycle.startEnded();
    }

    private void remove(ThreadWorker worker) {
        if (alive.remove(worker)) {
            lifecycle.workerGone();
        }
    }

    /** Called on the worker's thread before its first task; returns false if it must end. */
    boolean ready(ThreadWorker worker) {
        try {
            if (initializer.isPresent()) {
                initializer.get().run();
            }
        } catch (Throwable e) {
            notFit(worker, e);
            return false;
        }
        synchronized (this) {
            failedStarts = 0;
        }
        recorder.workerReady(worker.number, System.nanoTime(), 0);
        core.follow(worker, dispatcher.ready(worker));
        return true;
    }

    private void notFit(ThreadWorker worker, Throwable why) {
        boolean broken;
        synchronized (this) {
            failedStarts++;
            broken = failedStarts >= MAX_FAILED_STARTS;
        }
        if (broken) {
            core.breakDown(new InitializerFailedException(why));
        } else {
            dispatcher.takeOutOfService(worker);
            startAgain(worker.slot);
        }
        gone(worker, ExitReason.FAILED_TO_START);
    }

    /** Called on the worker's thread when it has done its task. */
    void finished(ThreadWorker worker) {
        core.follow(worker, dispatcher.finished(worker, FIRST_SLOT, 1));
    }

    /** Called on the worker's thread when it ends. May be called again. */
    void gone(ThreadWorker worker, ExitReason reason) {
        if (!alive.contains(worker)) {
            return;
        }
        recorder.workerExited(worker.number, 0, reason, System.nanoTime());
        try {
            dispatcher.takeOutOfService(worker);
            for (TasksInFlight.Entry begun :
                    dispatcher.inFlight(worker)) { // The thread died of an error in the pool itself.
                begun.task().job.giveUp(new IllegalStateException("the thread of a taskel has ended"));
            }
            dispatcher.left(worker, List.of());
            if (reason == ExitReason.CANCELLED) {
                startAgain(worker.slot);
            }
        } finally {
            RetryingSteps.run(() -> remove(worker));
            core.afterExit(reason);
        }
    }

    private void startAgain(int slot) {
        try {
            start(slot);
        } catch (RuntimeException | Error e) {
            core.breakDown(new PoolBrokenException("No worker could be started: " + e.getMessage() + "."));
        }
    }

    @Override
    public void quit(Worker worker, ExitReason reason) {
        worker.expected = reason;
        ((ThreadWorker) worker).quit();
    }

    @Override
    public void retire(Worker worker) {
        throw new IllegalStateException("a thread does not retire");
    }

    @Override
    public void terminateAll() {
        for (ThreadWorker worker : alive) {
            worker.expected = ExitReason.POOL_TERMINATED;
            worker.quit();
            worker.interrupt();
        }
    }

    /** Interrupts the thread, which ends with its taskel, whenever that is; another one takes its slot then. */
    @Override
    public void stop(Worker worker, ExitReason reason, @Nullable RuntimeException sentence, int offset) {
        ThreadWorker thread = (ThreadWorker) worker;
        worker.expected = reason;
        thread.quit();
        thread.interrupt();
    }

    @Override
    public void cleanUp() {
        limits.shutdown();
    }
}
