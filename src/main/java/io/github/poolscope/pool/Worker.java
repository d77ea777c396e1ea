package io.github.poolscope.pool;

import io.github.poolscope.trace.ExitReason;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One worker as the dispatcher sees it. What is neither final nor volatile is guarded by the dispatcher's lock.
 */
abstract class Worker {
    /** Its place in the pool, from 0. */
    final int slot;
    /** Its number in the recorder. */
    final int number;

    /** Written under the dispatcher's lock only. */
    volatile WorkerState state = WorkerState.STARTING;
    /** Why it will end, where the pool wants it to. */
    volatile ExitReason expected = ExitReason.ALIVE;

    volatile int tasksDone;
    final TasksInFlight inFlight;
    /** When it was last given something while it was idle, or last reported that a task was done. */
    long quietSince;
    /** What it was given, called back, and may not have read: about what that takes of its socket's buffer. */
    long unread;

    /** @param ahead how many tasks it may be given ahead of their turn at most: a power of two */
    Worker(int slot, int number, int ahead) {
        this.slot = slot;
        this.number = number;
        inFlight = new TasksInFlight(ahead);
    }

    /** Whether it has that place in the pool and is not on its way out; under the lock. */
    final boolean holds(int place) {
        return slot == place && state != WorkerState.LEAVING && state != WorkerState.GONE;
    }

    abstract long pid();

    abstract long parentPid();

    /** Its thread's id, where it is one; else 0. */
    long thread() {
        return 0;
    }

    /** It is going to be given a task, in that slot; under the lock. */
    abstract void assigned(int inSlot, Task task);

    /** Hands it tasks, from that slot on; called by the thread that has just assigned them, outside the lock. */
    abstract void give(int firstSlot, List<Task> tasks);

    /** Takes back a task that it has not begun; false if it has. Under the lock. */
    abstract boolean callBack(int inSlot, Task task);

    /** Asks it for a sign of life, of which the dispatcher is told; outside the lock. Nothing if it was asked before. */
    abstract void ask();

    /** The task that it is at, as far as is known. */
    @Nullable
    abstract Task current();

    /** How long the task that it was given last usually takes, in nanoseconds; 0 if it has none. Under the lock. */
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
