package io.github.poolscope.trace;

import java.util.List;

/**
 * The tasks of a run: chunks of consecutive taskels, each handed to one worker. Those before {@link #firstKept()} are
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

    /** How many there are, those that were summed up with them. */
    public int count() {
        return count;
    }

    /** The first that is kept by itself. */
    public int firstKept() {
        return firstKept;
    }

    /** The index of its first taskel. */
    public int first(int task) {
        return first.get(task);
    }

    /** How many taskels it has. */
    public int size(int task) {
        return size.get(task);
    }

    /** The worker it was handed to, or {@link Trace#NONE}. */
    public int worker(int task) {
        return worker.get(task);
    }

    /** When it was handed to its worker. */
    public long dispatched(int task) {
        return dispatched.get(task);
    }

    /** Returns its number; {@link Trace#NONE}, and keeps nothing, where taskels or tasks can't be numbered any more. */
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

    /** What was dispatched later counts, in whichever order the two are told. */
    void dispatch(int task, int workerNumber, long time) {
        if (task >= firstKept && time >= dispatched.get(task)) {
            worker.set(task, workerNumber);
            dispatched.set(task, time);
        }
    }

    /** Sums up the oldest ones, as far as all their taskels are before {@code taskel}. */
    void sumUpBefore(int taskel, SummedTaskels summed) {
        int next = firstKept;
        while (next < count && first.get(next) + size.get(next) <= taskel) {
            summed.task(worker.get(next));
            next++;
        }
        firstKept = next;
        Column.forgetBefore(next, columns);
    }

    /** Begins, empty, where another begins. */
    void beginWith(Tasks other) {
        firstKept = other.firstKept;
        count = firstKept;
    }
}
