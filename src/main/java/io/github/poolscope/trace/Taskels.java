package io.github.poolscope.trace;

import java.util.List;

/**
 * The taskels of a run by index, and the orders in which they started, completed and were delivered.
 *
 * <p>Read a count first, then the rows or ranks below it: what a count covers is complete. Any single instant of a row
 * may still be {@link Trace#NEVER}.
 *
 * <p>Of a run that is too long for memory the oldest are summed up: rows are there from {@link #first()} on, ranks from
 * {@link #firstStartedRank()}, {@link #firstCompletedRank()} and {@link #firstDeliveredRank()} on, and what is before them
 * is in {@link #summed()}. A rank behind may still hold an index before {@link #first()}; the row of such a one is blank.
 */
public final class Taskels {
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final TaskelColumns columns;

    Taskels(TaskelColumns columns) {
        this.columns = columns;
    }

    /** How many were submitted, those that were summed up with them. */
    public int count() {
        return columns.count;
    }

    /** The first that is kept by itself: those before it are {@linkplain #summed() summed up}. */
    public int first() {
        return columns.first;
    }

    /** What those before {@link #first()} came to. */
    public SummedTaskels summed() {
        return columns.summed;
    }

    /** The first place in the order of starting that is kept. */
    public int firstStartedRank() {
        return columns.summed.started();
    }

    /** The first place in the order of completion that is kept. */
    public int firstCompletedRank() {
        return columns.summed.completed();
    }

    /** The first place in the order of delivery that is kept. */
    public int firstDeliveredRank() {
        return columns.summed.delivered();
    }

    /** What became of taskels after they were summed up, since the last time; for the one thread that saves the trace. */
    public List<LateEvent> takeLate() {
        return columns.late.take();
    }

    /** How many taskels were summed up before all that had become of them was saved, of a trace that is being saved. */
    public long lost() {
        return columns.late.lost();
    }

    /** How many are known to have begun. */
    public int startedCount() {
        return columns.startedCount;
    }

    /** How many have an outcome: succeeded, failed or lost. */
    public int completedCount() {
        return columns.completedCount;
    }

    /** How many the caller has been given, as a result or as an error. */
    public int deliveredCount() {
        return columns.deliveredCount;
    }

    /** How many failed or were lost. */
    public int failedCount() {
        return columns.failedCount;
    }

    /** The index whose beginning became known as number {@code rank}, from 0. */
    public int startedAt(int rank) {
        return columns.startedOrder.get(rank);
    }

    /** The index that completed as number {@code rank}, from 0. */
    public int completedAt(int rank) {
        return columns.completedOrder.get(rank);
    }

    /** The index that was delivered as number {@code rank}, from 0. */
    public int deliveredAt(int rank) {
        return columns.deliveredOrder.get(rank);
    }

    public long submitted(int index) {
        return columns.submitted.get(index);
    }

    /** When its function was called, on the main program's clock. */
    public long started(int index) {
        return columns.started.get(index);
    }

    /** When its function returned or threw, or when the loss of its worker became known. */
    public long ended(int index) {
        return columns.ended.get(index);
    }

    /** When its outcome reached the main program. */
    public long received(int index) {
        return columns.received.get(index);
    }

    /** When the caller was given its outcome. */
    public long delivered(int index) {
        return columns.delivered.get(index);
    }

    /** CPU time that its function used, in nanoseconds. */
    public long cpu(int index) {
        return columns.cpu.get(index);
    }

    /** The call of a pool that it is of; {@link Trace#NONE} if it is of none, or if that was not recorded. */
    public int call(int index) {
        return columns.call.get(index);
    }

    /** Its task, or {@link Trace#NONE} if it is in none yet. */
    public int task(int index) {
        return columns.task.get(index);
    }

    /** The worker that ran it, or {@link Trace#NONE}. */
    public int worker(int index) {
        return columns.worker.get(index);
    }

    public Outcome outcome(int index) {
        return OUTCOMES[columns.outcome.get(index)];
    }

    /** What it was called with, as text; empty if the run did not record it. */
    public String item(int index) {
        return columns.items.get(index - columns.firstItem);
    }

    /** What it returned, as text; empty if it has not, or if it failed. */
    public String result(int index) {
        int entry = columns.result.get(index);
        return entry == TaskelColumns.NUMBER ? Long.toString(columns.numbers.get(index)) : columns.results.get(entry);
    }

    /** Whether the taskel was running at {@code time}. */
    public boolean ranAt(int index, long time) {
        long began = columns.started.get(index);
        long end = columns.ended.get(index);
        return began != Trace.NEVER && began <= time && (end == Trace.NEVER || end > time);
    }

    /** How long the taskel has run until {@code now}, or ran; {@link Trace#NEVER} if it has not begun. */
    public long ranFor(int index, long now) {
        long began = columns.started.get(index);
        long end = columns.ended.get(index);
        return began == Trace.NEVER ? Trace.NEVER : Math.max(0, (end == Trace.NEVER ? now : end) - began);
    }

    /** How long the outcome has waited until {@code now} for its delivery, or waited; 0 if it has not been received. */
    public long heldFor(int index, long now) {
        long came = columns.received.get(index);
        long given = columns.delivered.get(index);
        return came == Trace.NEVER ? 0 : Math.max(0, (given == Trace.NEVER ? now : given) - came);
    }
}
