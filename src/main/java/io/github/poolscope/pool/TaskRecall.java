package io.github.poolscope.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls tasks back that workers were given and have not begun, because a worker is stuck, another is idle, or a call is
 * cancelled. Under the dispatcher's lock.
 */
final class TaskRecall {
    private final DispatchState state;
    private final DispatchPolicy policy;
    private long lookedForStuckAt;

    TaskRecall(DispatchState state, DispatchPolicy policy) {
        this.state = state;
        this.policy = policy;
    }

    /** A worker that is taken out of service, with its tasks of the cancelled job. */
    record Condemned(Worker worker, List<Task> tasks) {}

    /**
     * Puts a worker's tasks that were not begun back to the front of the queue, in order, except its first {@code kept}
     * tasks.
     */
    void callBack(Worker worker, int kept) {
        List<TasksInFlight.Entry> all = worker.inFlight.all();
        ArrayDeque<Task> back = new ArrayDeque<>();
        for (int i = all.size() - 1; i >= kept; i--) {
            TasksInFlight.Entry entry = all.get(i);
            if (!worker.callBack(entry.slot(), entry.task())) {
                break; // Tasks are begun in the order in which they were given.
            }
            releaseUnread(worker, entry);
            back.addFirst(entry.task());
        }
        makeIdleIfEmpty(worker);
        state.queue.putFirst(List.copyOf(back));
    }

    private void releaseUnread(Worker worker, TasksInFlight.Entry entry) {
        state.release(worker, entry.slot());
        worker.unread += policy.unreadBytes(entry.task().length);
    }

    /** Marks a worker from which everything was called back as idle, since it has nothing to report. */
    private void makeIdleIfEmpty(Worker worker) {
        if (worker.state != WorkerState.BUSY || worker.inFlight.count() > 0) {
            return;
        }
        if (policy.isTrusted(worker.unread, worker.quietSince, state.workers.count())) {
            state.workers.addIdle(worker);
        } else {
            state.workers.addDoubtful(worker);
        }
    }

    /** Calls back what waits after a long task: it is older than what waits in the queue. Checks only now and then. */
    void callBackFromStuck() {
        long now = policy.now();
        if (now - lookedForStuckAt < DispatchPolicy.STUCK_NANOS) {
            return;
        }
        lookedForStuckAt = now;
        for (Worker worker : state.workers.all()) {
            if (worker.state == WorkerState.BUSY
                    && worker.inFlight.count() > 1
                    && policy.isStuck(worker.quietSince, worker.taskNanos(), state.workers.count())) {
                callBack(worker, 0);
            }
        }
    }

    /** Calls back the tasks of workers that seem not to run at all. */
    void callBackFromSilent() {
        for (Worker worker : state.workers.all()) {
            if (worker.state == WorkerState.BUSY && policy.isSilent(worker.quietSince)) {
                callBack(worker, 0);
            }
        }
    }

    /** Calls back the tasks of workers whose slots are {@code fromSlot} or later. */
    void callBackFrom(int fromSlot) {
        state.workers.all().stream().filter(worker -> worker.slot >= fromSlot).forEach(worker -> callBack(worker, 0));
    }

    /** Takes the tasks of a job that were not begun, from the workers and from the queue. */
    List<Task> withdraw(Job job) {
        List<Task> withdrawn = new ArrayList<>();
        for (Worker worker : state.workers.all()) {
            for (TasksInFlight.Entry entry : worker.inFlight.all()) {
                if (entry.task().job == job && worker.callBack(entry.slot(), entry.task())) {
                    releaseUnread(worker, entry);
                    withdrawn.add(entry.task());
                }
            }
            makeIdleIfEmpty(worker);
        }
        withdrawn.addAll(state.queue.removeOf(job));
        return withdrawn;
    }

    /** See {@link Dispatcher#condemn(Job)}. */
    List<Condemned> condemn(Job job) {
        List<Condemned> condemned = new ArrayList<>();
        for (Worker worker : state.workers.all()) {
            if (worker.state != WorkerState.BUSY || tasksOf(worker, job).isEmpty()) {
                continue;
            }
            callBack(worker, 0);
            // A task that can't be called back was begun, and the last of these is running, or about to be: the worker
            // reports it only a moment after claiming it.
            Task begun = worker.inFlight.last();
            if (begun != null && begun.job == job) {
                worker.state = WorkerState.LEAVING;
                condemned.add(new Condemned(worker, tasksOf(worker, job)));
            }
        }
        return condemned;
    }

    private static List<Task> tasksOf(Worker worker, Job job) {
        return worker.inFlight.all().stream()
                .map(TasksInFlight.Entry::task)
                .filter(task -> task.job == job)
                .toList();
    }

    /** See {@link Dispatcher#condemn(Worker, Task)}. */
    @SuppressWarnings("ReferenceEquality") // The same task.
    boolean condemn(Worker worker, Task task) {
        if (worker.state != WorkerState.BUSY || worker.current() != task) {
            return false;
        }
        callBack(worker, 0);
        boolean condemned = worker.current() == task;
        if (condemned) {
            worker.state = WorkerState.LEAVING;
        }
        return condemned;
    }
}
