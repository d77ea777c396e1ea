package io.github.poolscope.trace;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Sums over the oldest taskels of a run that is too long to be stored completely. Later events of these taskels are
 * added.
 *
 * <p>Times are nanoseconds since the run began. A reader may see one sum before and another one after an update.
 */
public final class SummedTaskels {
    /** The sums over all of them; each is written by one thread at a time. */
    private enum Figure {
        STARTED(0),
        COMPLETED(0),
        DELIVERED(0),
        FAILED(0),
        TASKS(0),
        BEYOND(0),
        BUSY(0),
        CPU(0),
        LONGEST(0),
        FIRST_SUBMITTED(Trace.NEVER),
        FIRST_STARTED(Trace.NEVER),
        LAST_ENDED(Trace.NEVER),
        FIRST_DELIVERED(Trace.NEVER);

        private final long none;

        Figure(long none) {
            this.none = none;
        }
    }

    private final AtomicLongArray figures = new AtomicLongArray(
            Arrays.stream(Figure.values()).mapToLong(figure -> figure.none).toArray());
    private final LongColumn busyOf;
    private final IntColumn taskelsOf;
    private final IntColumn tasksOf;
    private final LongColumn lastEndOf;

    SummedTaskels() {
        MemoryUse room = new MemoryUse(new AtomicLong());
        busyOf = new LongColumn(0, room);
        taskelsOf = new IntColumn(0, room);
        tasksOf = new IntColumn(0, room);
        lastEndOf = new LongColumn(0, room);
    }

    /** Returns how many of them have begun. */
    public int started() {
        return (int) get(Figure.STARTED);
    }

    /** Returns how many of them have an outcome: succeeded, failed or lost. */
    public int completed() {
        return (int) get(Figure.COMPLETED);
    }

    /** Returns how many of them the caller has received. */
    public int delivered() {
        return (int) get(Figure.DELIVERED);
    }

    /** Returns how many of them failed or were lost. */
    public int failed() {
        return (int) get(Figure.FAILED);
    }

    /** Returns how many tasks they were, of tasks that are summed up completely. */
    public int tasks() {
        return (int) get(Figure.TASKS);
    }

    /** Returns the total duration of those that have ended, in nanoseconds. */
    public long busy() {
        return get(Figure.BUSY);
    }

    /** Returns their CPU time, in nanoseconds. */
    public long cpu() {
        return get(Figure.CPU);
    }

    /** Returns the duration of the longest of them, in nanoseconds. */
    public long longest() {
        return get(Figure.LONGEST);
    }

    /** Returns when the first taskel of the run was submitted. */
    public long firstSubmitted() {
        return get(Figure.FIRST_SUBMITTED);
    }

    /** Returns when the first of them began, or {@link Trace#NEVER}. */
    public long firstStarted() {
        return get(Figure.FIRST_STARTED);
    }

    /** Returns when the last of them ended, or {@link Trace#NEVER}. */
    public long lastEnded() {
        return get(Figure.LAST_ENDED);
    }

    /** Returns when the first taskel of the run was delivered, or {@link Trace#NEVER}. */
    public long firstDelivered() {
        return get(Figure.FIRST_DELIVERED);
    }

    /** Returns the number of taskels after the two billion that can be numbered, which are only counted. */
    public long beyond() {
        return get(Figure.BEYOND);
    }

    /** Returns the total duration on a worker of those that have ended, in nanoseconds. */
    public long busy(int worker) {
        return busyOf.get(worker);
    }

    /** Returns how many of them a worker began. */
    public int taskels(int worker) {
        return taskelsOf.get(worker);
    }

    /** Returns how many of their tasks a worker was given. */
    public int tasks(int worker) {
        return tasksOf.get(worker);
    }

    /** Returns when a worker ended the last of them; 0 if it ran none. */
    public long lastEnded(int worker) {
        return lastEndOf.get(worker);
    }

    private long get(Figure figure) {
        return figures.get(figure.ordinal());
    }

    private void set(Figure figure, long value) {
        figures.set(figure.ordinal(), value);
    }

    private void add(Figure figure, long more) {
        set(figure, get(figure) + more);
    }

    private void atLeast(Figure figure, long value) {
        set(figure, Math.max(get(figure), value));
    }

    void submitted(long time) {
        if (firstSubmitted() == Trace.NEVER) {
            set(Figure.FIRST_SUBMITTED, time);
        }
    }

    void beyond(int many) {
        add(Figure.BEYOND, many);
    }

    /** Adds one that has begun. */
    void begin(int worker, long time) {
        add(Figure.STARTED, 1);
        long first = firstStarted();
        set(Figure.FIRST_STARTED, first == Trace.NEVER ? time : Math.min(first, time));
        if (worker >= 0) {
            taskelsOf.set(worker, taskelsOf.get(worker) + 1);
        }
    }

    /** Adds the duration of one that has ended; times are {@link Trace#NEVER} if unknown. */
    void end(int worker, long from, long to, long cpuNanos) {
        add(Figure.CPU, Math.max(0, cpuNanos));
        if (from == Trace.NEVER || to == Trace.NEVER) {
            return;
        }
        long took = Math.max(0, to - from);
        add(Figure.BUSY, took);
        atLeast(Figure.LONGEST, took);
        atLeast(Figure.LAST_ENDED, to);
        if (worker >= 0) {
            busyOf.set(worker, busyOf.get(worker) + took);
            lastEndOf.set(worker, Math.max(lastEndOf.get(worker), to));
        }
    }

    /** Adds CPU time of taskels whose durations were added before. */
    void spend(long cpuNanos) {
        add(Figure.CPU, Math.max(0, cpuNanos));
    }

    void complete(Outcome outcome) {
        add(Figure.COMPLETED, 1);
        add(Figure.FAILED, outcome.isFailure() ? 1 : 0);
    }

    void deliver(int many) {
        add(Figure.DELIVERED, many);
    }

    /** Called only for the first delivery. */
    void firstDelivered(long time) {
        set(Figure.FIRST_DELIVERED, time);
    }

    void task(int worker) {
        add(Figure.TASKS, 1);
        if (worker >= 0) {
            tasksOf.set(worker, tasksOf.get(worker) + 1);
        }
    }

    /** Copies another one, which must not change meanwhile. */
    void copy(SummedTaskels from, int workers) {
        for (Figure figure : Figure.values()) {
            set(figure, from.get(figure));
        }
        for (int worker = 0; worker < workers; worker++) {
            busyOf.set(worker, from.busyOf.get(worker));
            taskelsOf.set(worker, from.taskelsOf.get(worker));
            tasksOf.set(worker, from.tasksOf.get(worker));
            lastEndOf.set(worker, from.lastEndOf.get(worker));
        }
    }
}
