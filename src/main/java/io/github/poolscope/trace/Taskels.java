package io.github.poolscope.trace;

import java.util.List;

/**
 * The taskels of a run by index, and the orders in which they started, completed and were delivered.
 *
 * <p>Read a count first, then the rows or ranks below it: everything that a count covers is complete. Each instant of a
 * row may still be {@link Trace#NEVER}.
 *
 * <p>If a run is too long for the memory, the oldest taskels are summed up: rows begin at {@link #first()}, ranks at
 * {@link #firstStartedRank()}, {@link #firstCompletedRank()} and {@link #firstDeliveredRank()}, and the sums are in
 * {@link #summed()}. A later rank may still contain an index before {@link #first()}, whose row is blank.
 */
public final class Taskels {
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final TaskelColumns columns;

    Taskels(TaskelColumns columns) {
        this.columns = columns;
    }

    /** Returns how many were submitted, including those that are summed up. */
    public int count() {
        return columns.count;
    }

    /** Returns the first taskel that is stored individually: those before it are {@linkplain #summed() summed up}. */
    public int first() {
        return columns.first;
    }

    /** Returns the sums over those before {@link #first()}. */
    public SummedTaskels summed() {
        return columns.summed;
    }

    /** Returns the first rank in the order of starting that is stored. */
    public int firstStartedRank() {
        return columns.summed.started();
    }

    /** Returns the first rank in the order of completion that is stored. */
    public int firstCompletedRank() {
        return columns.summed.completed();
    }

    /** Returns the first rank in the order of delivery that is stored. */
    public int firstDeliveredRank() {
        return columns.summed.delivered();
    }

    /**
     * Returns and removes the events of taskels that happened after they were summed up; for the one thread that saves
     * the trace.
     */
    public List<LateEvent> takeLate() {
        return columns.late.take();
    }

    /**
     * Returns and removes the taskels that ended while their outcomes were pending; for the one thread that saves the
     * trace.
     */
    public int[] takeEnded() {
        return columns.endedSince.take();
    }

    /** Returns how many taskels of a trace that is being saved were summed up before all their events were saved. */
    public long lost() {
        return columns.late.lost();
    }

    /** Returns how many are known to have begun. */
    public int startedCount() {
        return columns.startedCount;
    }

    /** Returns how many have an outcome: succeeded, failed or lost. */
    public int completedCount() {
        return columns.completedCount;
    }

    /** Returns how many the caller has received, as a result or as an error. */
    public int deliveredCount() {
        return columns.deliveredCount;
    }

    /** Returns how many failed or were lost. */
    public int failedCount() {
        return columns.failedCount;
    }

    /** Returns the index whose beginning became known as number {@code rank}, from 0. */
    public int startedAt(int rank) {
        return columns.startedOrder.get(rank);
    }

    /** Returns the index that completed as number {@code rank}, from 0. */
    public int completedAt(int rank) {
        return columns.completedOrder.get(rank);
    }

    /** Returns the index that was delivered as number {@code rank}, from 0. */
    public int deliveredAt(int rank) {
        return columns.deliveredOrder.get(rank);
    }

    public long submitted(int index) {
        return columns.submitted.get(index);
    }

    /** Returns when its function was called, on the main program's clock. */
    public long started(int index) {
        return columns.started.get(index);
    }

    /**
     * Returns when its function returned or threw, or when the loss of its worker became known. If {@link #received} is
     * {@link Trace#NEVER}, its outcome may still be pending: it has not reached the main program.
     */
    public long ended(int index) {
        return columns.ended.get(index);
    }

    /** Returns when its outcome reached the main program. */
    public long received(int index) {
        return columns.received.get(index);
    }

    /**
     * Returns when it completed: when its outcome reached the main program, or, if it was lost and the main program does
     * not learn that, when it was lost. Undefined while it has no outcome.
     */
    public long completed(int index) {
        long received = columns.received.get(index);
        return received == Trace.NEVER ? columns.ended.get(index) : received;
    }

    /** Returns when the caller received its outcome. */
    public long delivered(int index) {
        return columns.delivered.get(index);
    }

    /** Returns the CPU time of its function, in nanoseconds. */
    public long cpu(int index) {
        return columns.cpu.get(index);
    }

    /** Returns its call of a pool; {@link Trace#NONE} if it has none, or if that was not recorded. */
    public int call(int index) {
        return columns.call.get(index);
    }

    /** Returns its task, or {@link Trace#NONE} if it is in none yet. */
    public int task(int index) {
        return columns.task.get(index);
    }

    /** Returns the worker that ran it, or {@link Trace#NONE}. */
    public int worker(int index) {
        return columns.worker.get(index);
    }

    public Outcome outcome(int index) {
        return OUTCOMES[columns.outcome.get(index)];
    }

    /** Returns its argument as text; empty if the run did not record it. */
    public String item(int index) {
        int entry = columns.item.get(index);
        return entry == TaskelColumns.NUMBER ? Long.toString(columns.itemNumbers.get(index)) : columns.items.get(entry);
    }

    /** Returns its result as text; empty if it has none, or if it failed. */
    public String result(int index) {
        int entry = columns.result.get(index);
        return entry == TaskelColumns.NUMBER ? Long.toString(columns.numbers.get(index)) : columns.results.get(entry);
    }

    /** Returns whether the taskel was running at {@code time}. */
    public boolean ranAt(int index, long time) {
        long began = columns.started.get(index);
        long end = columns.ended.get(index);
        return began != Trace.NEVER && began <= time && (end == Trace.NEVER || end > time);
    }

    /**
     * Returns how long the taskel has run until {@code now}, or ran, in nanoseconds; {@link Trace#NEVER} if it has not
     * begun.
     */
    public long ranFor(int index, long now) {
        long began = columns.started.get(index);
        long end = columns.ended.get(index);
        return began == Trace.NEVER ? Trace.NEVER : Math.max(0, (end == Trace.NEVER ? now : end) - began);
    }

    /**
     * Returns how long the outcome has waited until {@code now} for its delivery, or waited, in nanoseconds; 0 if it
     * has not been received.
     */
    public long heldFor(int index, long now) {
        long came = columns.received.get(index);
        long given = columns.delivered.get(index);
        return came == Trace.NEVER ? 0 : Math.max(0, (given == Trace.NEVER ? now : given) - came);
    }
}
