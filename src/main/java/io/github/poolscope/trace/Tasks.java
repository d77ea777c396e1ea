package io.github.poolscope.trace;

import java.util.List;

/**
 * The tasks of a run: chunks of consecutive taskels, each sent to one worker. Those before {@link #firstKept()} are
 * summed up with their taskels.
 */
public final class Tasks {
    private final IntColumn first;
    private final IntColumn size;
    private final IntColumn worker;
    private final LongColumn dispatched;
    private final List<Column> columns;
    private volatile int firstKept;
    private volatile int count;

    Tasks(MemoryUse room) {
        first = new IntColumn(Trace.NONE, room);
        size = new IntColumn(0, room);
        worker = new IntColumn(Trace.NONE, room);
        dispatched = new LongColumn(Trace.NEVER, room);
        columns = List.of(first, size, worker, dispatched);
    }

    /** Returns the number of tasks, including those that are summed up. */
    public int count() {
        return count;
    }

    /** Returns the first task that is stored individually. */
    public int firstKept() {
        return firstKept;
    }

    /** Returns the index of its first taskel. */
    public int first(int task) {
        return first.get(task);
    }

    /** Returns the number of its taskels. */
    public int size(int task) {
        return size.get(task);
    }

    /** Returns the worker it was sent to, or {@link Trace#NONE}. */
    public int worker(int task) {
        return worker.get(task);
    }

    /** Returns when it was sent to its worker. */
    public long dispatched(int task) {
        return dispatched.get(task);
    }

    /**
     * Adds a task and returns its number; returns {@link Trace#NONE}, and stores nothing, if taskels or tasks can't be
     * numbered any more.
     */
    int add(int firstIndex, int taskels) {
        int number = count;
        if (firstIndex < 0 || number == Integer.MAX_VALUE) {
            return Trace.NONE;
        }
        first.set(number, firstIndex);
        size.set(number, taskels);
        count = number + 1;
        return number;
    }

    /** Records the dispatch; the later one counts, in whichever order two are reported. */
    void dispatch(int task, int workerNumber, long time) {
        if (task >= firstKept && time >= dispatched.get(task)) {
            worker.set(task, workerNumber);
            dispatched.set(task, time);
        }
    }

    /** Sums up the oldest tasks whose taskels are all before {@code taskel}. */
    void sumUpBefore(int taskel, SummedTaskels summed) {
        int next = firstKept;
        while (next < count && first.get(next) + size.get(next) <= taskel) {
            summed.task(worker.get(next));
            next++;
        }
        firstKept = next;
        Column.forgetBefore(next, columns);
    }

    /** Starts empty at the number where another one starts. */
    void beginWith(Tasks other) {
        firstKept = other.firstKept;
        count = firstKept;
    }
}
