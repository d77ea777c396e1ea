package io.github.poolscope.trace;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The oldest taskels of a run that is too long to be kept whole: what they came to, in place of what became of each. What
 * becomes of one of them later is added.
 *
 * <p>Times are nanoseconds since the run began. Readers may see a sum of before beside one of after.
 */
public final class SummedTaskels {
    private volatile int started;
    private volatile int completed;
    private volatile int delivered;
    private volatile int failed;
    private volatile int tasks;
    private volatile long busy;
    private volatile long cpu;
    private volatile long longest;
    private volatile long firstSubmitted = Trace.NEVER;
    private volatile long firstStarted = Trace.NEVER;
    private volatile long lastEnded = Trace.NEVER;
    private volatile long firstDelivered = Trace.NEVER;
    private volatile long beyond;
    private final LongColumn busyOf;
    private final IntColumn taskelsOf;
    private final IntColumn tasksOf;
    private final LongColumn lastEndOf;

    SummedTaskels() {
        Room room = new Room(new AtomicLong());
        busyOf = new LongColumn(0, room);
        taskelsOf = new IntColumn(0, room);
        tasksOf = new IntColumn(0, room);
        lastEndOf = new LongColumn(0, room);
    }

    /** How many of them have begun. */
    public int started() {
        return started;
    }

    /** How many of them have an outcome: succeeded, failed or lost. */
    public int completed() {
        return completed;
    }

    /** How many of them the caller has been given. */
    public int delivered() {
        return delivered;
    }

    /** How many of them failed or were lost. */
    public int failed() {
        return failed;
    }

    /** How many tasks they were, as far as whole tasks were summed up. */
    public int tasks() {
        return tasks;
    }

    /** How long those ran that have ended, together. */
    public long busy() {
        return busy;
    }

    /** CPU time that they used. */
    public long cpu() {
        return cpu;
    }

    /** How long the longest of them ran. */
    public long longest() {
        return longest;
    }

    /** When the first taskel of the run was submitted. */
    public long firstSubmitted() {
        return firstSubmitted;
    }

    /** When the first of them began, or {@link Trace#NEVER}. */
    public long firstStarted() {
        return firstStarted;
    }

    /** When the last of them ended, or {@link Trace#NEVER}. */
    public long lastEnded() {
        return lastEnded;
    }

    /** When the first taskel of the run was delivered, or {@link Trace#NEVER}. */
    public long firstDelivered() {
        return firstDelivered;
    }

    /** Taskels behind the two thousand millions that can be numbered, which are counted here alone. */
    public long beyond() {
        return beyond;
    }

    /** How long a worker ran those of them that have ended. */
    public long busy(int worker) {
        return busyOf.get(worker);
    }

    /** How many of them a worker began. */
    public int taskels(int worker) {
        return taskelsOf.get(worker);
    }

    /** How many of their tasks a worker was given. */
    public int tasks(int worker) {
        return tasksOf.get(worker);
    }

    /** When a worker ended the last of them; 0 if it ran none. */
    public long lastEnded(int worker) {
        return lastEndOf.get(worker);
    }

    void submitted(long time) {
        if (firstSubmitted == Trace.NEVER) {
            firstSubmitted = time;
        }
    }

    void beyond(int many) {
        beyond = beyond + many;
    }

    /** Adds one that has begun. */
    void begin(int worker, long time) {
        started = started + 1;
        firstStarted = firstStarted == Trace.NEVER ? time : Math.min(firstStarted, time);
        if (worker >= 0) {
            taskelsOf.set(worker, taskelsOf.get(worker) + 1);
        }
    }

    /** Adds the time of one that has ended; {@link Trace#NEVER} where it is not known. */
    void end(int worker, long from, long to, long cpuNanos) {
        cpu = cpu + Math.max(0, cpuNanos);
        if (from == Trace.NEVER || to == Trace.NEVER) {
            return;
        }
        long took = Math.max(0, to - from);
        busy = busy + took;
        longest = Math.max(longest, took);
        lastEnded = Math.max(lastEnded, to);
        if (worker >= 0) {
            busyOf.set(worker, busyOf.get(worker) + took);
            lastEndOf.set(worker, Math.max(lastEndOf.get(worker), to));
        }
    }

    void complete(Outcome outcome) {
        completed = completed + 1;
        failed = failed + (outcome.isFailure() ? 1 : 0);
    }

    void deliver(int many) {
        delivered = delivered + many;
    }

    /** Called for the first delivery alone. */
    void firstDelivered(long time) {
        firstDelivered = time;
    }

    void task(int worker) {
        tasks = tasks + 1;
        if (worker >= 0) {
            tasksOf.set(worker, tasksOf.get(worker) + 1);
        }
    }

    /** Becomes what another is, which does not change meanwhile. */
    void copy(SummedTaskels from, int workers) {
        started = from.started;
        completed = from.completed;
        delivered = from.delivered;
        failed = from.failed;
        tasks = from.tasks;
        busy = from.busy;
        cpu = from.cpu;
        longest = from.longest;
        firstSubmitted = from.firstSubmitted;
        firstStarted = from.firstStarted;
        lastEnded = from.lastEnded;
        firstDelivered = from.firstDelivered;
        beyond = from.beyond;
        for (int worker = 0; worker < workers; worker++) {
            busyOf.set(worker, from.busyOf.get(worker));
            taskelsOf.set(worker, from.taskelsOf.get(worker));
            tasksOf.set(worker, from.tasksOf.get(worker));
            lastEndOf.set(worker, from.lastEndOf.get(worker));
        }
    }
}
