package io.github.poolscope.trace;

/** The tasks of a run: chunks of consecutive taskels, each handed to one worker. */
public final class Tasks {
    private final IntColumn first = new IntColumn(Trace.NONE);
    private final IntColumn size = new IntColumn(0);
    private final IntColumn worker = new IntColumn(Trace.NONE);
    private final LongColumn dispatched = new LongColumn(Trace.NEVER);
    private volatile int count;

    Tasks() {}

    public int count() {
        return count;
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

    int add(int firstIndex, int taskels) {
        int number = count;
        first.set(number, firstIndex);
        size.set(number, taskels);
        count = number + 1;
        return number;
    }

    void dispatch(int task, int workerNumber, long time) {
        worker.set(task, workerNumber);
        dispatched.set(task, time);
    }
}
