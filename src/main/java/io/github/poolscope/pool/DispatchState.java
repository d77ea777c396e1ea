package io.github.poolscope.pool;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which task waits, which worker is idle, and which has which task: the data guarded by the dispatcher's lock. Each
 * method is one step of a change; {@link #assign} then assigns what has become possible.
 */
final class DispatchState {
    final TaskQueue queue;
    final ReadyWorkers workers = new ReadyWorkers();
    final TaskRecall recall;

    private final PoolLifecycle lifecycle;
    private final DispatchPolicy policy;
    private final OptionalInt maxTasksPerChild;
    private final TaskAssignment assignment;
    private int tasksInFlight;
    private @Nullable Worker reporting;

    DispatchState(TaskQueue queue, PoolLifecycle lifecycle, DispatchPolicy policy, OptionalInt maxTasksPerChild) {
        this.queue = queue;
        this.lifecycle = lifecycle;
        this.policy = policy;
        this.maxTasksPerChild = maxTasksPerChild;
        recall = new TaskRecall(this, policy);
        assignment = new TaskAssignment(this, recall, lifecycle, policy);
    }

    /** Assigns what can be assigned after a change. */
    void assign(Deliveries deliveries) {
        Worker more = reporting;
        reporting = null;
        assignment.assign(deliveries, more);
    }

    boolean isAnyTaskInFlight() {
        return tasksInFlight > 0;
    }

    void assign(Worker worker, Task task) {
        worker.assigned(worker.inFlight.nextSlot(), task);
        worker.inFlight.add(task);
        tasksInFlight++;
    }

    void release(Worker worker, int slot) {
        worker.inFlight.remove(slot);
        tasksInFlight--;
    }

    /** Returns whether the pool is closed and has nothing left to do. */
    boolean isDone() {
        return lifecycle.isClosedToAll() && queue.isEmptyWithIncoming() && tasksInFlight == 0;
    }

    NextStep ready(Worker worker) {
        workers.add(worker);
        return makeIdle(worker);
    }

    NextStep finished(Worker worker, int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            release(worker, slots[i]);
        }
        worker.tasksDone += count;
        worker.quietSince = policy.now();
        worker.unread = 0;
        NextStep next = NextStep.WORK_OR_WAIT;
        if (worker.state == WorkerState.BUSY && worker.inFlight.count() == 0) {
            next = makeIdle(worker);
        }
        boolean goesOn = worker.state == WorkerState.BUSY && worker.slot < lifecycle.size();
        reporting = goesOn ? worker : null;
        recall.callBackFromStuck();
        return next;
    }

    NextStep heard(Worker worker) {
        worker.unread = 0;
        return workers.removeDoubtful(worker) ? makeIdle(worker) : NextStep.WORK_OR_WAIT;
    }

    private NextStep makeIdle(Worker worker) {
        NextStep next = nextStep(worker);
        if (next == NextStep.WORK_OR_WAIT) {
            workers.addIdle(worker);
        } else {
            worker.state = WorkerState.LEAVING;
        }
        return next;
    }

    private NextStep nextStep(Worker worker) {
        if (isDone()) {
            return NextStep.QUIT;
        }
        if (worker.slot >= lifecycle.size()) {
            return NextStep.LEAVE;
        }
        return tasksLeft(worker) <= 0 ? NextStep.RETIRE : NextStep.WORK_OR_WAIT;
    }

    /** Returns how many more tasks a worker may do before it retires, including those in flight. */
    int tasksLeft(Worker worker) {
        return maxTasksPerChild.isPresent() ? maxTasksPerChild.getAsInt() - worker.tasksDone : Integer.MAX_VALUE;
    }

    /** Called when a worker has ended; {@code back} is what it leaves undone. */
    void left(Worker worker, List<Task> back) {
        worker.inFlight.all().forEach(entry -> release(worker, entry.slot()));
        workers.remove(worker);
        if (!lifecycle.isEnded()) {
            queue.putFirst(back);
        }
    }

    /** Drops all work; returns the tasks that had not ended, or nothing if the pool had ended before. */
    List<Task> end(PoolState how, RuntimeException why, Collection<? extends Worker> alive) {
        if (lifecycle.isEnded()) {
            return List.of();
        }
        queue.end(); // First: a submitter itself finds what is submitted from now on and not taken here.
        List<Task> dropped = queue.all();
        alive.forEach(worker -> worker.inFlight.all().forEach(entry -> dropped.add(entry.task())));
        // From here on nothing can go wrong: a second call finds it done.
        lifecycle.end(how, why);
        queue.clear();
        workers.forgetIdle();
        for (Worker worker : alive) {
            if (worker.state != WorkerState.GONE) {
                worker.state = WorkerState.LEAVING;
            }
        }
        return dropped;
    }

    /** Takes what was submitted after the pool had ended. */
    List<Task> takeTooLate() {
        if (!lifecycle.isEnded()) {
            return List.of();
        }
        List<Task> tooLate = queue.all();
        queue.clear();
        return tooLate;
    }
}
