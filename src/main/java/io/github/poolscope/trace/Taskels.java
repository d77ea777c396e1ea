package io.github.poolscope.trace;

/**
 * The taskels of a run by index, and the orders in which they started, completed and were delivered.
 *
 * <p>Read a count first, then the rows or ranks below it: what a count covers is complete. Any single instant of a row
 * may still be {@link Trace#NEVER}.
 */
public final class Taskels {
    private final LongColumn submitted = new LongColumn(Trace.NEVER);
    private final LongColumn started = new LongColumn(Trace.NEVER);
    private final LongColumn ended = new LongColumn(Trace.NEVER);
    private final LongColumn received = new LongColumn(Trace.NEVER);
    private final LongColumn delivered = new LongColumn(Trace.NEVER);
    private final LongColumn cpu = new LongColumn(Trace.NEVER);
    private final IntColumn task = new IntColumn(Trace.NONE);
    private final IntColumn worker = new IntColumn(Trace.NONE);
    private final IntColumn outcome = new IntColumn(Outcome.PENDING.ordinal());
    private final IntColumn result = new IntColumn(Trace.NONE);
    private final IntColumn startedOrder = new IntColumn(Trace.NONE);
    private final IntColumn completedOrder = new IntColumn(Trace.NONE);
    private final IntColumn deliveredOrder = new IntColumn(Trace.NONE);
    private final LongColumn numbers = new LongColumn(0);
    private final TextColumn items = new TextColumn();
    private final TextColumn results = new TextColumn();
    private volatile int count;
    private volatile int startedCount;
    private volatile int completedCount;
    private volatile int deliveredCount;
    private volatile int failedCount;

    /** In place of a result's entry: it is a number. */
    private static final int NUMBER = -2;

    private static final Outcome[] OUTCOMES = Outcome.values();

    Taskels() {}

    /** How many were submitted. */
    public int count() {
        return count;
    }

    /** How many are known to have begun. */
    public int startedCount() {
        return startedCount;
    }

    /** How many have an outcome: succeeded, failed or lost. */
    public int completedCount() {
        return completedCount;
    }

    /** How many the caller has been given, as a result or as an error. */
    public int deliveredCount() {
        return deliveredCount;
    }

    /** How many failed or were lost. */
    public int failedCount() {
        return failedCount;
    }

    /** The index whose beginning became known as number {@code rank}, from 0. */
    public int startedAt(int rank) {
        return startedOrder.get(rank);
    }

    /** The index that completed as number {@code rank}, from 0. */
    public int completedAt(int rank) {
        return completedOrder.get(rank);
    }

    /** The index that was delivered as number {@code rank}, from 0. */
    public int deliveredAt(int rank) {
        return deliveredOrder.get(rank);
    }

    public long submitted(int index) {
        return submitted.get(index);
    }

    /** When its function was called, on the main program's clock. */
    public long started(int index) {
        return started.get(index);
    }

    /** When its function returned or threw, or when the loss of its worker became known. */
    public long ended(int index) {
        return ended.get(index);
    }

    /** When its outcome reached the main program. */
    public long received(int index) {
        return received.get(index);
    }

    /** When the caller was given its outcome. */
    public long delivered(int index) {
        return delivered.get(index);
    }

    /** CPU time that its function used, in nanoseconds. */
    public long cpu(int index) {
        return cpu.get(index);
    }

    /** Its task, or {@link Trace#NONE} if it is in none yet. */
    public int task(int index) {
        return task.get(index);
    }

    /** The worker that ran it, or {@link Trace#NONE}. */
    public int worker(int index) {
        return worker.get(index);
    }

    public Outcome outcome(int index) {
        return OUTCOMES[outcome.get(index)];
    }

    /** What it was called with, as text; empty if the run did not record it. */
    public String item(int index) {
        return items.get(index);
    }

    /** What it returned, as text; empty if it has not, or if it failed. */
    public String result(int index) {
        int entry = result.get(index);
        return entry == NUMBER ? Long.toString(numbers.get(index)) : results.get(entry);
    }

    /** Whether the taskel was running at {@code time}. */
    public boolean ranAt(int index, long time) {
        long began = started.get(index);
        long end = ended.get(index);
        return began != Trace.NEVER && began <= time && (end == Trace.NEVER || end > time);
    }

    /** How long the taskel has run until {@code now}, or ran; {@link Trace#NEVER} if it has not begun. */
    public long ranFor(int index, long now) {
        long began = started.get(index);
        long end = ended.get(index);
        return began == Trace.NEVER ? Trace.NEVER : Math.max(0, (end == Trace.NEVER ? now : end) - began);
    }

    /** How long the outcome has waited until {@code now} for its delivery, or waited; 0 if it has not been received. */
    public long heldFor(int index, long now) {
        long came = received.get(index);
        long given = delivered.get(index);
        return came == Trace.NEVER ? 0 : Math.max(0, (given == Trace.NEVER ? now : given) - came);
    }

    int submit(int many, long time) {
        int first = count;
        submitted.fill(first, many, time, 0);
        count = first + many;
        return first;
    }

    void assign(int first, int size, int taskNumber) {
        task.fill(first, size, taskNumber, 0);
    }

    void item(String text) {
        items.append(text);
    }

    void ranBy(int index, int workerNumber) {
        worker.set(index, workerNumber);
    }

    void start(int index, int workerNumber, long time) {
        boolean first = started.get(index) == Trace.NEVER;
        started.set(index, time);
        worker.set(index, workerNumber);
        if (first) {
            startedOrder.set(startedCount, index);
            startedCount = startedCount + 1;
        }
    }

    void end(int index, long time, long cpuNanos, long receivedTime, Outcome what) {
        ended.set(index, time);
        cpu.set(index, cpuNanos);
        received.set(index, receivedTime);
        outcome.set(index, what.ordinal());
        completedOrder.set(completedCount, index);
        completedCount = completedCount + 1;
        if (what.isFailure()) {
            failedCount = failedCount + 1;
        }
    }

    void drop(int index, Outcome what, long time) {
        outcome.set(index, what.ordinal());
        if (started.get(index) != Trace.NEVER && ended.get(index) == Trace.NEVER) {
            ended.set(index, time);
        }
    }

    void result(int index, String text) {
        result.set(index, results.append(text));
    }

    /** Those from {@code from} until {@code to}, whose indices are consecutive. */
    void complete(Completions all, int from, int to, long receivedTime) {
        int first = all.index(from);
        int size = to - from;
        int newlyStarted = orderThoseNotStarted(first, size);
        started.copy(first, all.started(), from, size);
        startedCount = startedCount + newlyStarted;
        ended.copy(first, all.ended(), from, size);
        worker.fill(first, size, all.worker(), 0);
        received.fill(first, size, receivedTime, 0);
        completedOrder.fill(completedCount, size, first, 1);
        if (all.hasCpuTimes(from, to)) {
            cpu.copy(first, all.cpuNanos(), from, size);
        } else {
            cpu.fill(first, size, 0, 0);
        }
        if (all.areInts(from, to)) {
            outcome.fill(first, size, Outcome.SUCCEEDED.ordinal(), 0);
            numbers.copy(first, all.ints(), from, size);
            result.fill(first, size, NUMBER, 0);
        } else {
            outcome.copy(first, all.outcomes(), from, size);
            completeOneByOne(all, from, to);
        }
        completedCount = completedCount + size;
    }

    /** Answers how many of them are new in the order of starting. */
    private int orderThoseNotStarted(int first, int size) {
        if (started.isBlank(first, size)) {
            startedOrder.fill(startedCount, size, first, 1);
            return size;
        }
        int newlyStarted = 0;
        for (int i = 0; i < size; i++) {
            if (started.get(first + i) == Trace.NEVER) {
                startedOrder.set(startedCount + newlyStarted, first + i);
                newlyStarted++;
            }
        }
        return newlyStarted;
    }

    private void completeOneByOne(Completions all, int from, int to) {
        int index = all.index(from);
        for (int i = from; i < to; i++, index++) {
            if (all.outcome(i).isFailure()) {
                failedCount = failedCount + 1;
            } else if (all.isNumber(i)) {
                numbers.set(index, all.number(i));
                result.set(index, NUMBER);
            }
        }
    }

    void deliver(int first, int many, long time) {
        delivered.fill(first, many, time, 0);
        deliveredOrder.fill(deliveredCount, many, first, 1);
        deliveredCount = deliveredCount + many;
    }
}
