package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.task.TaskTimeoutException;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Checks a pool at intervals: which taskels have begun, whether the clocks still agree, whether a worker takes too long
 * to start. A pool without a recorder, or an idle one, is checked once a second.
 */
final class PoolMonitor {
    private static final System.Logger LOG = System.getLogger(PoolMonitor.class.getName());
    private static final int LOOK_MILLIS = 25;
    /** A pool that was idle for half a second is checked less often, until there is work again. */
    private static final int LOOKS_BEFORE_DOZING = 20;

    private static final int LOOKS_PER_SECOND = 1000 / LOOK_MILLIS;
    /**
     * The clocks of idle workers are compared once in this many seconds, as they are needed with the next task only.
     */
    private static final int IDLE_COMPARISON = 10;

    /** How long the reader of an ended worker may take to end, in a pool that has ended. */
    private static final Duration READER_TIMEOUT = Duration.ofSeconds(1);

    private final WorkerProcesses workers;
    private final PoolLifecycle lifecycle;
    private final Dispatcher dispatcher;
    private final Recorder recorder;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean limited = new AtomicBoolean();
    private int looks;
    private int quietLooks;
    private volatile boolean dozing;

    @GuardedBy("this")
    private Optional<ScheduledFuture<?>> next = Optional.empty();

    PoolMonitor(
            WorkerProcesses workers,
            PoolLifecycle lifecycle,
            Dispatcher dispatcher,
            Recorder recorder,
            ScheduledExecutorService thread) {
        this.workers = workers;
        this.lifecycle = lifecycle;
        this.dispatcher = dispatcher;
        this.recorder = recorder;
        this.thread = thread;
    }

    void start() {
        dispatcher.whenBusy(this::wake);
        scheduleNext(LOOK_MILLIS);
    }

    private void look() {
        try {
            lookAfter();
        } catch (Throwable e) { // There is no memory or file descriptor: the next check may succeed.
            LOG.log(System.Logger.Level.DEBUG, "A look after a pool failed.", e);
        } finally {
            RetryingSteps.run(this::goOn);
        }
    }

    private void lookAfter() {
        if (looks == 0) {
            WorkerShutdown.loadClasses();
        }
        boolean busy = dispatcher.isBusy();
        quietLooks = busy && isWatching() ? 0 : quietLooks + 1;
        boolean doze = !isWatching() || quietLooks > LOOKS_BEFORE_DOZING;
        dozing = doze;
        if (doze && isWatching() && dispatcher.isBusy()) {
            dozing = false; // It became busy in between, when this thread was not asleep yet.
        }
        looks++;
        if (doze || looks % LOOKS_PER_SECOND == 0) {
            workers.checkStarts();
            checkReaders();
            if (busy) {
                dispatcher.callBackFromSilent();
            }
            if (busy || looks % IDLE_COMPARISON == 0) {
                workers.alive().forEach(PoolMonitor::compareClocks);
            }
        }
        if (busy && recorder != Recorder.NONE) {
            workers.alive().forEach(this::noteWhatBegan);
        }
        if (limited.get()) {
            workers.alive().forEach(this::checkLimit);
        }
    }

    /** Returns whether the beginnings of taskels matter immediately. */
    private boolean isWatching() {
        return recorder != Recorder.NONE || limited.get();
    }

    private synchronized void goOn() {
        scheduleNext(dozing ? 1000 : LOOK_MILLIS);
    }

    private void wake() {
        if (dozing && isWatching()) {
            lookNow();
        }
    }

    private synchronized void lookNow() {
        dozing = false;
        scheduleNext(0);
    }

    private synchronized void scheduleNext(int millis) {
        next.ifPresent(look -> look.cancel(false));
        try {
            next = Optional.of(thread.schedule(this::look, millis, TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            // The pool has ended.
        }
    }

    /**
     * Starts frequent checks, because a call has a hard time limit; the next check might otherwise be a second away.
     */
    void watchLimits() {
        if (limited.compareAndSet(false, true)) {
            lookNow();
        }
    }

    private void checkLimit(ProcessWorker worker) {
        Task task = worker.current();
        if (task == null || task.job.options.hardLimit().isEmpty()) {
            return;
        }
        long limit = WaitTimes.nanos(task.job.options.hardLimit().get());
        worker.begun(task)
                .filter(begun -> !isReported(task, begun.offset()))
                .filter(begun -> System.nanoTime() - worker.clock().toMain(begun.startedNanos()) > limit)
                .filter(begun -> dispatcher.condemn(worker, task))
                .ifPresent(begun -> workers.stop(
                        worker,
                        ExitReason.TIME_LIMIT,
                        new TaskTimeoutException(limit, task.firstPosition + begun.offset(), worker.pid()),
                        begun.offset()));
    }

    private static boolean isReported(Task task, int offset) {
        synchronized (task) {
            return offset < task.reported;
        }
    }

    private void noteWhatBegan(ProcessWorker worker) {
        Task task = worker.current();
        if (task == null) {
            return;
        }
        worker.begun(task).ifPresent(begun -> note(worker, task, begun));
    }

    private void note(ProcessWorker worker, Task task, ProgressPage.Begun begun) {
        synchronized (task) {
            if (!task.abandoned && begun.offset() >= task.reported) {
                recorder.started(
                        task.firstIndex + begun.offset(),
                        worker.number,
                        worker.clock().toMain(begun.startedNanos()));
            }
        }
    }

    /**
     * Ends readers of ended workers in a pool that has ended: remaining bytes may keep them busy, and are not needed.
     */
    private void checkReaders() {
        if (!lifecycle.isEnded()) {
            return;
        }
        long now = System.nanoTime();
        for (ProcessWorker worker : workers.alive()) {
            if (!worker.process.isAlive() && worker.deadSince == 0) {
                worker.deadSince = now;
            } else if (worker.deadSince != 0 && now - worker.deadSince > READER_TIMEOUT.toNanos()) {
                workers.gone(worker, ExitCodes.of(worker.process.exitValue()));
            }
        }
    }

    static void compareClocks(ProcessWorker worker) {
        Link link = worker.link;
        if (link != null && !link.isSending()) {
            worker.ask();
        }
    }
}
