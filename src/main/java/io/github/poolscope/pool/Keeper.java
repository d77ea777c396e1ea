package io.github.poolscope.pool;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import io.github.poolscope.wire.TaskTimeoutException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after a pool at intervals: which taskels have begun, whether the clocks still agree, whether a worker takes for
 * ever to start. A pool that nobody records is looked at once a second.
 */
final class Keeper {
    private static final int LOOK_MILLIS = 25;
    private static final int LOOKS_PER_SECOND = 1000 / LOOK_MILLIS;

    private final Crew crew;
    private final Dispatcher dispatcher;
    private final Recorder recorder;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean limited = new AtomicBoolean();
    private int looks;

    Keeper(Crew crew, Dispatcher dispatcher, Recorder recorder, ScheduledExecutorService thread) {
        this.crew = crew;
        this.dispatcher = dispatcher;
        this.recorder = recorder;
        this.thread = thread;
    }

    void start() {
        scheduleNext();
    }

    private void look() {
        looks++;
        if (looks % LOOKS_PER_SECOND == 0 || !isWatching()) {
            crew.checkStarts();
            crew.alive().forEach(Keeper::compareClocks);
        }
        if (isWatching()) {
            crew.alive().forEach(this::noteWhatBegan);
        }
        if (limited.get()) {
            crew.alive().forEach(this::checkLimit);
        }
        scheduleNext();
    }

    private boolean isWatching() {
        return recorder != Recorder.NONE && dispatcher.isBusy();
    }

    private void scheduleNext() {
        int millis = recorder == Recorder.NONE && !limited.get() ? 1000 : LOOK_MILLIS;
        try {
            ScheduledFuture<?> unused = thread.schedule(this::look, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The pool has ended.
        }
    }

    /** A call has a hard time limit; a look that is a second away would come too late. */
    void watchLimits() {
        if (limited.compareAndSet(false, true) && recorder == Recorder.NONE) {
            scheduleNext();
        }
    }

    private void checkLimit(ProcessWorker worker) {
        Task task = worker.current();
        if (task == null || task.job.options.hardLimit().isEmpty()) {
            return;
        }
        long limit = Durations.nanos(task.job.options.hardLimit().get());
        worker.begun(task)
                .filter(begun -> begun.offset() >= task.reported)
                .filter(begun -> System.nanoTime() - worker.clock().toMain(begun.startedNanos()) > limit)
                .filter(begun -> dispatcher.condemn(worker, task))
                .ifPresent(begun -> crew.stop(
                        worker,
                        ExitReason.TIME_LIMIT,
                        new TaskTimeoutException(limit, task.firstPosition + begun.offset(), worker.pid()),
                        begun.offset()));
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

    private static void compareClocks(ProcessWorker worker) {
        Link link = worker.link;
        if (link == null || link.isSending()) {
            return;
        }
        try {
            ClockAlignment.ask(link);
        } catch (IOException e) {
            // It is dying; its reader sees that too.
        }
    }
}
