package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Trace;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks of one call, or the work items of one executor, by their numbers. */
final class TaskTable {
    /** A task with a higher number is not believed. */
    private static final int MOST_TASKS = 1 << 30;

    private static final int FURTHEST = 1 << 20;

    final TaskRuns runs = new TaskRuns();
    /** The call of a pool; null for an executor, whose work items belong to several calls. */
    final @Nullable ObservedCall call;
    /** The pool or executor, if it is known. */
    final @Nullable ObservedPool pool;

    private final Map<Integer, OpenTask> open = new HashMap<>();
    /** The tasks of which everything is known, by their numbers. */
    private final BitSet settled = new BitSet();

    private int settledCount;

    TaskTable(@Nullable ObservedCall call, @Nullable ObservedPool pool) {
        this.call = call;
        this.pool = pool;
    }

    /** Returns whether a task can be the next one: a number far beyond all others is not believed. */
    static boolean mayFollow(TaskRuns known, int task) {
        return task >= 0 && task < MOST_TASKS && task <= known.tasks() + FURTHEST;
    }

    /** Returns whether the task is known and something may still be told of it. */
    boolean isUnsettled(int task) {
        return runs.has(task) && !settled.get(task);
    }

    /** Returns a task that is unsettled. */
    OpenTask open(int task) {
        return open.computeIfAbsent(task, number -> new OpenTask(this, number));
    }

    /** Returns a task of which something was told. */
    @Nullable
    OpenTask opened(int task) {
        return open.get(task);
    }

    void settle(int task) {
        open.remove(task);
        if (!settled.get(task)) {
            settled.set(task);
            settledCount++;
        }
    }

    boolean isSettled(int task) {
        return task >= 0 && settled.get(task);
    }

    boolean areAllSettled() {
        return settledCount == runs.tasks();
    }

    /** Returns the mode of the call; null for an executor. */
    @Nullable
    CallMode mode() {
        return call == null ? null : call.mode;
    }

    /** Returns the first taskel of a task; {@link Trace#NONE} if the task is unknown. */
    int indexOf(int task) {
        return runs.has(task) ? runs.indexOf(task) : Trace.NONE;
    }
}
