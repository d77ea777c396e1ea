package io.github.poolscope.pool;

import io.github.poolscope.trace.ExitReason;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One worker as the dispatcher sees it. What isn't final is guarded by the pool's lock, save the volatile fields. */
abstract class Worker {
    /** Its place in the pool, from 0. */
    final int slot;
    /** Its number in the recorder. */
    final int number;

    WorkerState state = WorkerState.STARTING;
    /** Why it will end, where the pool wants it to. */
    volatile ExitReason expected = ExitReason.ALIVE;

    volatile int tasksDone;
    volatile @Nullable Task current;

    Worker(int slot, int number) {
        this.slot = slot;
        this.number = number;
    }

    abstract long pid();

    abstract long parentPid();

    /** Its thread's id, where it is one; else 0. */
    long thread() {
        return 0;
    }

    /** Hands it a task; called by whoever has just assigned it, outside the lock. */
    abstract void give(Task task);

    WorkerInfo info() {
        Task task = current;
        OptionalInt index = task == null ? OptionalInt.empty() : OptionalInt.of(task.firstPosition);
        return new WorkerInfo(number, slot, pid(), parentPid(), state, index, tasksDone, thread());
    }
}
