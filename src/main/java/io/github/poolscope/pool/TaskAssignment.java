package io.github.poolscope.pool;

import io.github.poolscope.pool.DispatchPolicy.Sharing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assigns waiting tasks to workers that are idle, or have few. Under the dispatcher's lock. */
final class TaskAssignment {
    private final DispatchState state;
    private final TaskRecall recall;
    private final PoolLifecycle lifecycle;
    private final DispatchPolicy policy;

    TaskAssignment(DispatchState state, TaskRecall recall, PoolLifecycle lifecycle, DispatchPolicy policy) {
        this.state = state;
        this.recall = recall;
        this.lifecycle = lifecycle;
        this.policy = policy;
    }

    /**
     * Assigns what can be assigned; does nothing in a pool that has ended.
     *
     * @param reporting a worker that has just reported and may be given more than it has, after the idle ones; null if
     *     none has
     */
    void assign(Deliveries deliveries, @Nullable Worker reporting) {
        TaskQueue queue = state.queue;
        ReadyWorkers workers = state.workers;
        queue.anyIdle(workers.isAnyIdle());
        queue.takeIncoming();
        if (lifecycle.isEnded()) {
            return;
        }
        if (queue.isEmpty() && workers.isAnyIdle() && state.isAnyTaskInFlight()) {
            share(deliveries);
        }
        deliveries.expect(2 + workers.idleCount() + workers.doubtful().size());
        Worker idle = workers.longestIdle();
        while (idle != null && !queue.isEmpty()) {
            idle.quietSince = policy.now();
            if (!give(idle, deliveries)) {
                break;
            }
            workers.longestIdleIsBusy();
            idle = workers.longestIdle();
        }
        workers.doubtful().forEach(deliveries::question);
        queue.anyIdle(workers.isAnyIdle());
        if (reporting != null) {
            give(reporting, deliveries);
        }
    }

    /** Calls tasks back from workers with many, because a worker is idle and no task waits. */
    private void share(Deliveries deliveries) {
        boolean later = false;
        for (Worker worker : state.workers.all()) {
            if (worker.state != WorkerState.BUSY) {
                continue;
            }
            int tasks = worker.inFlight.count();
            Sharing sharing = policy.share(tasks, worker.quietSince, worker.taskNanos(), state.workers.count());
            switch (sharing) {
                case ALL -> recall.callBack(worker, 0);
                case HALF -> recall.callBack(worker, tasks / 2);
                case LATER -> later = true;
                case NONE -> {}
            }
        }
        if (later && state.queue.isEmpty()) {
            deliveries.lookAgain();
        }
    }

    /** Gives a worker the next tasks; returns false if it has enough, or none waits. */
    private boolean give(Worker worker, Deliveries deliveries) {
        Task first = state.queue.peek();
        if (first == null) {
            return false;
        }
        ServiceTime serviceTime = first.job.called.serviceTime();
        int most = policy.tasksToGive(
                serviceTime.tasksAhead(first.size),
                worker.inFlight.count(),
                state.queue.size(),
                lifecycle.size(),
                lifecycle.isFed(),
                state.tasksLeft(worker));
        if (most == 0) {
            return false;
        }
        List<Task> tasks = new ArrayList<>(most);
        // Before anything is assigned: what is assigned must be delivered.
        deliveries.add(worker, worker.inFlight.nextSlot(), tasks, System.nanoTime());
        while (tasks.size() < most && worker.inFlight.hasRoom()) {
            Task task = state.queue.peek();
            if (task == null || !fits(task, serviceTime, worker)) {
                break;
            }
            state.queue.remove();
            if (!state.isAnyTaskInFlight()) {
                deliveries.becameBusy();
            }
            state.assign(worker, task);
            tasks.add(task);
        }
        if (tasks.isEmpty()) {
            deliveries.removeLast();
        }
        return !tasks.isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // The same function.
    private boolean fits(Task task, ServiceTime serviceTime, Worker worker) {
        return worker.inFlight.count() == 0
                || (task.job.called.serviceTime() == serviceTime
                        && policy.fits(worker.unread, worker.inFlight.bytes(), task.length));
    }
}
