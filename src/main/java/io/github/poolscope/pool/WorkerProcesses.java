package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.start.Starter;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Manages a pool's worker processes: starts them, replaces those that die or retire, and ends them.
 *
 * <p>Thread-safe. Its monitor guards how each worker ends. Starting a process takes milliseconds and happens outside
 * any lock, on the thread that creates the pool or on the monitor thread.
 */
final class WorkerProcesses implements PoolWorkers, WorkerLauncher.Listener, WorkerService.Listener {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Receives the reports of the worker processes. */
    interface Listener {
        /** Called when a worker needs to know what to do next. */
        void next(Worker worker, NextStep next);

        /** Called when no worker can be started. */
        void broken(PoolBrokenException why);

        /** Called when a worker has ended. */
        void gone(ExitReason reason);

        /** Called when something could not be set up as requested, with a sentence. */
        void noted(int worker, String sentence);
    }

    private final String poolName;
    private final Recorder recorder;
    private final PoolLifecycle lifecycle;
    private final Dispatcher dispatcher;
    private final SerialisedTransfer transfer;
    private final Listener listener;
    private final WorkerContext context;
    private final WorkerLauncher launcher;
    private final ScheduledThreadPoolExecutor monitor;
    private final ExecutorService largeFrames;
    private final PoolMonitor watch;
    private final WorkerShutdown endings;
    private final WorkerReplacement replacements;

    @GuardedBy("this")
    private final ExitsBeforeWork exitsBeforeWork = new ExitsBeforeWork();

    /** Those whose process may still exist. */
    private final List<ProcessWorker> alive = new CopyOnWriteArrayList<>();

    /**
     * @throws IllegalArgumentException if the initializer can't be serialised
     */
    WorkerProcesses(
            String poolName,
            PoolOptions options,
            int pool,
            PoolLifecycle lifecycle,
            Dispatcher dispatcher,
            TaskFactory tasks,
            SerialisedTransfer transfer,
            Listener listener)
            throws IOException {
        this.poolName = poolName;
        this.lifecycle = lifecycle;
        this.dispatcher = dispatcher;
        this.listener = listener;
        this.transfer = transfer;
        recorder = options.recorder();
        context = new WorkerContext(recorder, dispatcher, tasks, options.serialFilter());
        monitor = new ScheduledThreadPoolExecutor(1, DaemonThreads.factory(poolName + " monitor"));
        monitor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        monitor.setRemoveOnCancelPolicy(true);
        largeFrames = Executors.newCachedThreadPool(DaemonThreads.factory(poolName + " sender"));
        launcher = new WorkerLauncher(poolName, pool, options, largeFrames, this);
        watch = new PoolMonitor(this, lifecycle, dispatcher, recorder, monitor);
        endings = new WorkerShutdown(monitor);
        replacements = new WorkerReplacement(lifecycle, monitor, new ForReplacements());
        dispatcher.alarm(this::later);
    }

    private void later(long nanos, Runnable action) {
        try {
            ScheduledFuture<?> unused = monitor.schedule(action, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The pool has ended.
        }
    }

    @Override
    public void begin(int workers) throws IOException {
        Starter.Launch launch = launcher.now();
        for (int slot = 0; slot < workers; slot++) {
            start(slot, launch);
        }
        watch.start();
    }

    @Override
    public List<ProcessWorker> alive() {
        return alive;
    }

    /** Makes the monitor check soon and often, because a call has a hard time limit. */
    @Override
    public void watchLimits() {
        watch.watchLimits();
    }

    /**
     * Starts a worker, unless its slot is no longer needed or is occupied: there may have been too many workers for a
     * moment.
     */
    private void start(int slot, Starter.Launch launch) throws IOException {
        if (!dispatcher.isVacant(slot, alive) || !lifecycle.tryBeginStart()) {
            return;
        }
        try {
            launcher.launch(slot, launch);
        } finally {
            lifecycle.startEnded();
        }
    }

    @Override
    public void noted(int worker, String sentence) {
        recorder.noted(Note.Kind.WORKER, worker, sentence, System.nanoTime());
        listener.noted(worker, sentence);
    }

    @Override
    public void started(ProcessWorker worker) {
        alive.add(worker); // First: an end of the pool that comes in between finds it here, or is seen here.
        boolean inTime = lifecycle.workerAlive();
        try {
            DaemonThreads.start(poolName + " reader", new WorkerService(worker, context, this));
        } catch (RuntimeException | Error e) { // The system has no thread available.
            depart(worker);
            throw e;
        }
        if (!inTime) {
            terminate(worker);
        }
    }

    @Override
    public void next(ProcessWorker worker, NextStep next) {
        listener.next(worker, next);
    }

    @Override
    public void broken(PoolBrokenException why) {
        listener.broken(why);
    }

    @Override
    public void ready(ProcessWorker worker, List<String> notes) {
        notes.forEach(sentence -> noted(worker.number, sentence));
        replacements.succeeded();
        worker.ready = true;
    }

    @Override
    public void quit(Worker worker, ExitReason reason) {
        worker.expected = reason;
        endings.ask((ProcessWorker) worker);
    }

    @Override
    public void retire(Worker worker) {
        quit(worker, ExitReason.RETIRED);
        replacements.replace(worker.slot);
        expect(lifecycle.size());
    }

    @Override
    public void stop(Worker worker, ExitReason reason, @Nullable RuntimeException sentence, int offset) {
        ProcessWorker process = (ProcessWorker) worker;
        process.condemnedAt = offset;
        process.sentence = sentence;
        worker.expected = reason;
        endings.kill(process);
    }

    @Override
    public void terminateAll() {
        RetryingSteps.run(replacements::hurry);
        for (ProcessWorker worker : alive) {
            try {
                terminate(worker);
            } catch (RuntimeException | Error e) { // The others are ended all the same.
                worker.process.destroyForcibly();
            }
        }
    }

    private void terminate(ProcessWorker worker) {
        worker.expected = ExitReason.POOL_TERMINATED;
        endings.terminate(worker);
    }

    /** Kills workers that do not connect in time; called by the monitor regularly. */
    void checkStarts() {
        long now = System.nanoTime();
        for (ProcessWorker worker : alive) {
            if (worker.link == null && now - worker.requestedNanos > START_LIMIT.toNanos()) {
                worker.process.destroyForcibly();
            }
        }
    }

    /**
     * Called when a worker's process has ended and everything that it sent was read, or is not needed. Callers that
     * wait for the last worker are woken only when its end is recorded and its replacement, if any, is being started.
     */
    @Override
    public void gone(ProcessWorker worker, int exitCode) {
        RetryingSteps.run(worker.output::drain);
        ExitReason reason;
        boolean broken;
        boolean useless;
        synchronized (this) {
            if (worker.departed) {
                return;
            }
            reason = worker.expected != ExitReason.ALIVE
                    ? worker.expected
                    : worker.ready ? ExitReason.DIED : ExitReason.FAILED_TO_START;
            if (reason == ExitReason.FAILED_TO_START) {
                replacements.failed(exitCode, worker.output.lastWords());
            }
            broken = replacements.areHopeless();
            useless = exitsBeforeWork.add(worker, reason, exitCode);
            worker.departed = true; // Last, because everything before may be repeated after a failure.
        }
        try {
            recorder.workerExited(worker.number, exitCode, reason, System.nanoTime());
            worker.started.forget();
            if (broken) {
                listener.broken(StartFailures.why(worker, exitCode));
            } else if (useless) {
                listener.broken(ExitsBeforeWork.why(worker, exitCode));
            } else if (reason == ExitReason.FAILED_TO_START) {
                replacements.retry(worker.slot);
            } else if (isUnplanned(reason)) {
                replacements.replace(worker.slot);
            }
        } catch (RuntimeException | Error e) { // Otherwise its work might wait forever for another worker.
            listener.broken(PoolBrokenException.by(e));
        } finally {
            RetryingSteps.run(() -> depart(worker));
            listener.gone(reason);
        }
    }

    private void depart(ProcessWorker worker) {
        if (alive.remove(worker)) {
            lifecycle.workerGone();
        }
    }

    private static boolean isUnplanned(ExitReason reason) {
        return switch (reason) {
            case DIED, CANCELLED, TIME_LIMIT -> true;
            case ALIVE, FAILED_TO_START, POOL_CLOSED, POOL_TERMINATED, RETIRED, SHRUNK, ENDED, TERMINATED -> false;
        };
    }

    /** What replacements need from the worker processes. */
    private final class ForReplacements implements WorkerReplacement.Owner {
        @Override
        public void start(int slot) throws IOException {
            WorkerProcesses.this.start(slot, launcher.now());
            expect(1);
        }

        @Override
        public boolean hasReadyWorker() {
            return alive.stream().anyMatch(worker -> worker.ready && worker.state != WorkerState.GONE);
        }

        @Override
        public void postponed(String why) {
            noted(Trace.NONE, why);
        }

        @Override
        public void broken(PoolBrokenException why) {
            listener.broken(why);
        }
    }

    private void expect(int workers) {
        launcher.expect(workers, transfer.functionClasses());
    }

    @Override
    public void startMore(int from, int to) {
        for (int slot = from; slot < to; slot++) {
            replacements.replace(slot);
        }
    }

    @Override
    public void cleanUp() {
        monitor.shutdown();
        largeFrames.shutdown();
        expect(lifecycle.size());
    }
}
