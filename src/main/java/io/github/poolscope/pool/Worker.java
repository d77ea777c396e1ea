package io.github.poolscope.pool;

import io.github.poolscope.trace.ExitReason;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A worker from the dispatcher's point of view. Fields that are neither final nor volatile are guarded by the
 * dispatcher's lock.
 */
abstract class Worker {
    /** Its slot in the pool, from 0. */
    final int slot;
    /** Its number in the recorder. */
    final int number;

    /** Written under the dispatcher's lock only. */
    volatile WorkerState state = WorkerState.STARTING;
    /** Why it will end, if the pool ends it. */
    volatile ExitReason expected = ExitReason.ALIVE;

    volatile int tasksDone;
    final TasksInFlight inFlight;
    /** When it was last given a task while idle, or last reported a finished task, in nanoseconds. */
    long quietSince;
    /** The approximate bytes, in its socket's buffer, of tasks that were called back and that it may not have read. */
    long unread;

    /**
     * @param ahead the maximum number of tasks given ahead: a power of two
     */
    Worker(int slot, int number, int ahead) {
        this.slot = slot;
        this.number = number;
        inFlight = new TasksInFlight(ahead);
    }

    /** Returns whether it has that slot in the pool and is not leaving; under the lock. */
    final boolean holds(int place) {
        return slot == place && state != WorkerState.LEAVING && state != WorkerState.GONE;
    }

    abstract long pid();

    abstract long parentPid();

    /** Returns the thread's id if it is a thread; otherwise 0. */
    long thread() {
        return 0;
    }

    /** Called when it is about to be given a task, in that slot; under the lock. */
    abstract void assigned(int inSlot, Task task);

    /** Sends it tasks, from that slot on; called by the thread that has just assigned them, outside the lock. */
    abstract void give(int firstSlot, List<Task> tasks);

    /** Takes back a task that it has not begun; returns false if it has. Under the lock. */
    abstract boolean callBack(int inSlot, Task task);

    /**
     * Asks whether it is alive; its reply is reported to the dispatcher. Outside the lock. Does nothing if a request is
     * unanswered.
     */
    abstract void ask();

    /** Returns the task that it is running, as far as known. */
    @Nullable
    abstract Task current();

    /** Returns the usual duration of the task given last, in nanoseconds; 0 if it has none. Under the lock. */
    final long taskNanos() {
        Task task = inFlight.last();
        return task == null ? 0 : task.job.called.serviceTime().nanos(task.size);
    }

    WorkerInfo info() {
        Task task = current();
        OptionalInt index = task == null ? OptionalInt.empty() : OptionalInt.of(task.firstPosition);
        return new WorkerInfo(number, slot, pid(), parentPid(), state, index, tasksDone, thread());
    }
}
