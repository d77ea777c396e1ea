package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.trace.Recorder;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Gives tasks to workers, first come, first served.
 *
 * <p>A task that takes a millisecond or more is given to an idle worker, one at a time to each, as CPython's pool does.
 * Shorter ones are given ahead, as many as the worker will have done within about a millisecond (see {@link
 * ServiceTime}), so that it does not wait for each. If a worker is stuck at one of them, or if another is idle
 * meanwhile, the tasks that it has not begun are called back (see {@link DispatchPolicy}).
 *
 * <p>Each method changes the state under one lock, assigns what the change makes possible, and delivers after the lock
 * was released (see {@link #change}): no recorder, worker or callback is called while the lock is held. Thread-safe.
 * The package's description lists the other locks and their order.
 */
final class Dispatcher {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final DispatchState state;

    private final TaskQueue queue = new TaskQueue();
    private final PoolLifecycle lifecycle;
    private final Recorder recorder;
    private volatile Alarm alarm = (nanos, action) -> {};
    private volatile Runnable becomesBusy = () -> {};
    private volatile boolean alarmSet;

    Dispatcher(PoolLifecycle lifecycle, OptionalInt maxTasksPerChild, Recorder recorder) {
        this(lifecycle, maxTasksPerChild, recorder, System::nanoTime);
    }

    /** @param clock nanoseconds since any instant */
    Dispatcher(PoolLifecycle lifecycle, OptionalInt maxTasksPerChild, Recorder recorder, LongSupplier clock) {
        this.lifecycle = lifecycle;
        this.recorder = recorder;
        state = new DispatchState(queue, lifecycle, new DispatchPolicy(CORES, clock), maxTasksPerChild);
    }

    /** Runs an action later, on a thread of its own. */
    interface Alarm {
        void in(long nanos, Runnable action);
    }

    /** Sets what wakes the dispatcher; without it, it looks again only when a worker reports. */
    void alarm(Alarm clock) {
        alarm = clock;
    }

    /** Sets what runs whenever there is work after there was none, on the thread that brought it; it must be short. */
    void whenBusy(Runnable action) {
        becomesBusy = action;
    }

    /** Changes the state, assigns what the change makes possible, and delivers it after the lock was released. */
    private <T> T change(Function<DispatchState, T> action) {
        Deliveries deliveries = new Deliveries();
        try {
            lock.lock();
            try {
                T result = action.apply(state);
                state.assign(deliveries);
                return result;
            } finally {
                lock.unlock();
            }
        } finally {
            deliver(deliveries); // Also if there was no memory for more: what was assigned must be delivered.
        }
    }

    private void deliver(Deliveries deliveries) {
        if (deliveries.hasBecomeBusy()) {
            becomesBusy.run();
        }
        deliveries.deliver(recorder);
        if (deliveries.looksAgain() && !alarmSet) {
            alarmSet = true;
            alarm.in(DispatchPolicy.STUCK_NANOS, this::lookAgain);
        }
    }

    private void lookAgain() {
        alarmSet = false;
        change(unchanged -> true);
    }

    /** Runs a step that makes no assignment possible. */
    private <T> T locked(Function<DispatchState, T> step) {
        lock.lock();
        try {
            return step.apply(state);
        } finally {
            lock.unlock();
        }
    }

    /** Queues tasks; takes no lock while every worker is busy. Tasks of a pool that has ended meanwhile are aborted. */
    void submit(List<Task> tasks) {
        if (queue.submit(tasks)) {
            change(DispatchState::takeTooLate).forEach(task -> task.job.abort(lifecycle.ending()));
        }
    }

    /** Returns whether a worker waits for a task. */
    boolean isAnyWorkerIdle() {
        return queue.isAnyWorkerIdle();
    }

    /** Called when a worker can take tasks. */
    NextStep ready(Worker worker) {
        return change(state -> state.ready(worker));
    }

    /** Called when a worker has reported all taskels of the tasks in the first {@code count} of {@code slots}. */
    NextStep finished(Worker worker, int[] slots, int count) {
        return change(state -> state.finished(worker, slots, count));
    }

    /** Called when a worker has replied to the question whether it is alive: it has read everything sent before. */
    NextStep heard(Worker worker) {
        return change(state -> state.heard(worker));
    }

    /** Called when a worker has died: it is given nothing more. */
    void takeOutOfService(Worker worker) {
        locked(state -> {
            state.workers.leave(worker);
            return true;
        });
    }

    /** Returns the tasks that a worker was given and has not ended, in that order. */
    List<TasksInFlight.Entry> inFlight(Worker worker) {
        return locked(state -> worker.inFlight.all());
    }

    /** Called when a worker has ended; {@code back} is what it leaves undone, which is assigned first. */
    void left(Worker worker, List<Task> back) {
        change(state -> {
            state.left(worker, back);
            return true;
        });
    }

    /** Returns the idle workers, if the pool is closed and has done everything; the caller must tell them to quit. */
    List<Worker> takeIdleIfDone() {
        return locked(state -> state.isDone() ? state.workers.leaveIdle(0) : List.of());
    }

    /**
     * Ends the pool and drops all its work; does nothing if it had ended before.
     *
     * @param how {@link PoolState#TERMINATE} or {@link PoolState#BROKEN}
     * @param why the error of its calls
     * @return the tasks that had not ended
     */
    List<Task> end(PoolState how, RuntimeException why, Collection<? extends Worker> alive) {
        return change(state -> state.end(how, why, alive));
    }

    /** Takes the tasks of a job that were not begun yet. */
    List<Task> withdraw(Job job) {
        return change(state -> state.recall.withdraw(job));
    }

    /**
     * Takes the workers that run taskels of a job out of service; the caller must kill them. These tasks get no further
     * worker; other tasks given ahead to the workers are called back first, so that none of them is begun meanwhile.
     */
    List<TaskRecall.Condemned> condemn(Job job) {
        return change(state -> state.recall.condemn(job));
    }

    /** Takes a worker out of service if it is running that task; returns false if it has continued with another. */
    boolean condemn(Worker worker, Task task) {
        return change(state -> state.recall.condemn(worker, task));
    }

    /** The previous number of workers, and the idle surplus ones, which must leave. */
    record Resized(int before, List<Worker> leaving) {}

    /**
     * Changes the number of workers.
     *
     * @throws IllegalStateException if the pool accepts no more work
     */
    Resized resize(int workers) {
        return change(state -> {
            int before = lifecycle.resize(workers);
            state.recall.callBackFrom(workers);
            return new Resized(before, state.workers.leaveIdle(workers));
        });
    }

    /** Calls back tasks not begun from workers that seem not to run at all; called regularly while there is work. */
    void callBackFromSilent() {
        change(state -> {
            state.recall.callBackFromSilent();
            return true;
        });
    }

    /** Returns whether a task that was submitted now would have to wait for another one to end. */
    boolean isOccupied() {
        return locked(state -> queue.sizeWithIncoming() >= state.workers.idleCount());
    }

    /** Returns whether the pool should have a worker in that slot and none of {@code alive} is in it. */
    boolean isVacant(int slot, Collection<? extends Worker> alive) {
        return locked(state -> slot < lifecycle.size()
                && !lifecycle.isEnded()
                && !state.isDone()
                && alive.stream().noneMatch(worker -> worker.holds(slot)));
    }

    boolean isBusy() {
        return locked(DispatchState::isAnyTaskInFlight);
    }

    /** Returns whether a task of a job has been begun and has not ended. */
    boolean hasBegun(Job job) {
        return locked(state ->
                state.workers.all().stream().map(Worker::current).anyMatch(task -> task != null && task.job == job));
    }
}
