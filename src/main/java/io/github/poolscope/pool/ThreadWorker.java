package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.TaskTimeoutException;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.ThrownError;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A worker that is a thread: takes tasks, calls the function on each taskel, settles it. */
final class ThreadWorker extends Worker {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final WorkerThreads workers;
    private final Recorder recorder;
    private final ScheduledExecutorService limits;
    private final BlockingQueue<Optional<Task>> inbox = new LinkedBlockingQueue<>();

    @GuardedBy("this")
    private @Nullable Thread thread;

    @GuardedBy("this")
    private boolean inTaskel;

    @GuardedBy("this")
    private boolean struck;

    ThreadWorker(int slot, int number, WorkerThreads workers, Recorder recorder, ScheduledExecutorService limits) {
        super(slot, number, 1);
        this.workers = workers;
        this.recorder = recorder;
        this.limits = limits;
    }

    void start(String name) {
        Thread made = DaemonThreads.unstarted(name, this::work);
        synchronized (this) {
            thread = made;
        }
        made.start();
    }

    @Override
    long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    long parentPid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
    }

    @Override
    @SuppressWarnings("deprecation") // The replacement threadId() is available from Java 19 only.
    synchronized long thread() {
        return thread == null ? 0 : thread.getId();
    }

    @Override
    void assigned(int inSlot, Task task) {}

    @Override
    void give(int firstSlot, List<Task> tasks) {
        tasks.forEach(task -> inbox.add(Optional.of(task)));
    }

    @Override
    boolean callBack(int inSlot, Task task) {
        return false;
    }

    @Override
    void ask() {}

    @Override
    @Nullable
    Task current() {
        return inFlight.at(0);
    }

    /** Ends the thread after its current task. */
    void quit() {
        inbox.add(Optional.empty());
    }

    /** Interrupts the running taskel; does nothing if there is none. */
    synchronized void interrupt() {
        if (inTaskel && thread != null) {
            thread.interrupt();
        }
    }

    private void work() {
        try {
            boolean more = workers.ready(this);
            while (more) {
                more = performNext(); // A separate method, so the last task is not kept.
            }
        } finally {
            workers.gone(this, expected == ExitReason.ALIVE ? ExitReason.CANCELLED : expected);
        }
    }

    private boolean performNext() {
        Optional<Task> next = take();
        next.ifPresent(this::perform);
        return next.isPresent();
    }

    private Optional<Task> take() {
        while (true) {
            try {
                return inbox.take();
            } catch (InterruptedException e) {
                // The interrupt came from a taskel that continues to run after its end: the pool does not end its
                // threads by interrupts.
            }
        }
    }

    /** Runs a task. Whatever happens, its caller gets an outcome, and the thread continues. */
    private void perform(Task task) {
        try {
            performAll(task);
        } catch (Throwable e) {
            task.job.giveUp(e);
        } finally {
            workers.finished(this);
        }
    }

    private void performAll(Task task) {
        TaskFunction<@Nullable Object, @Nullable Object> function = task.job.called.function();
        if (function == null) {
            throw new IllegalStateException("a function of a pool of processes");
        }
        @Nullable Object[] items = (@Nullable Object[]) task.items;
        boolean failed = false;
        for (int offset = 0; offset < task.size; offset++) {
            if (failed && task.job.failureSkipsRest()) {
                skip(task, offset);
            } else {
                failed |= !call(function, items[task.skip + offset], task, offset);
            }
        }
        task.job.inOrder(() -> {
            if (!isAbandoned(task)) {
                task.job.taskEnded(task);
            }
        });
    }

    private boolean call(
            TaskFunction<@Nullable Object, @Nullable Object> function, @Nullable Object item, Task task, int offset) {
        if (isAbandoned(task)) {
            return false;
        }
        long cpu = CPU.getCurrentThreadCpuTime();
        long started = System.nanoTime();
        recorder.started(task.firstIndex + offset, number, started);
        ScheduledFuture<?> limit = begin(task);
        Object value = null;
        Throwable error = null;
        try {
            // A taskel is stopped by abandoning its task first and then interrupting it: one of the two is noticed.
            if (!isAbandoned(task)) {
                value = function.call(item);
            }
        } catch (Throwable e) {
            error = e;
        }
        boolean late = end(limit);
        long ended = System.nanoTime();
        if (error != null && late) {
            error = new TaskTimeoutException(
                    task.job.options.softLimit().map(WaitTimes::nanos).orElse(0L), error);
        }
        long cpuNanos = CPU.getCurrentThreadCpuTime() - cpu;
        Object returned = value;
        Throwable thrown = error;
        if (!isAbandoned(task)) {
            tell(task.firstIndex + offset, returned, thrown);
        }
        task.job.inOrder(() -> report(task, offset, started, ended, cpuNanos, returned, thrown));
        return thrown == null;
    }

    /**
     * Records and settles an outcome. Called without a lock, since it calls methods of the value or the error, which
     * may take long.
     */
    private void tell(int index, @Nullable Object value, @Nullable Throwable error) {
        if (error == null) {
            recorder.returned(index, value);
        } else {
            recorder.failed(new Failure(
                    index,
                    error.getClass().getSimpleName(),
                    ThrownError.message(error),
                    ThrownError.stackTrace(error)));
        }
    }

    private static boolean isAbandoned(Task task) {
        synchronized (task) {
            return task.abandoned;
        }
    }

    private @Nullable ScheduledFuture<?> begin(Task task) {
        synchronized (this) {
            inTaskel = true;
            struck = false;
        }
        return task.job
                .options
                .softLimit()
                .map(limit -> limits.schedule(this::strike, WaitTimes.nanos(limit), TimeUnit.NANOSECONDS))
                .orElse(null);
    }

    private synchronized void strike() {
        if (inTaskel && thread != null) {
            struck = true;
            thread.interrupt();
        }
    }

    /**
     * Ends the time limit; returns whether the taskel was interrupted by it. Clears an interrupt so that it does not
     * affect the next taskel.
     */
    private boolean end(@Nullable ScheduledFuture<?> limit) {
        synchronized (this) {
            inTaskel = false;
            Thread.interrupted();
            if (limit != null) {
                limit.cancel(false);
            }
            return struck;
        }
    }

    private void report(
            Task task,
            int offset,
            long started,
            long ended,
            long cpuNanos,
            @Nullable Object value,
            @Nullable Throwable error) {
        int index = task.firstIndex + offset;
        synchronized (task) {
            if (task.abandoned) {
                return;
            }
            task.reported++;
        }
        recorder.completed(
                index,
                number,
                started,
                ended,
                cpuNanos,
                System.nanoTime(),
                error == null ? Outcome.SUCCEEDED : Outcome.FAILED);
        task.job.settled(task, task.firstPosition + offset, index, value, error);
    }

    private void skip(Task task, int offset) {
        int index = task.firstIndex + offset;
        synchronized (task) {
            if (task.abandoned) {
                return;
            }
            task.reported++;
        }
        recorder.dropped(index, Outcome.SKIPPED, System.nanoTime());
        task.job.settled(task, task.firstPosition + offset, index, null, null);
    }
}
