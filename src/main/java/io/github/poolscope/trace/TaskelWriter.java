package io.github.poolscope.trace;

import java.util.HashMap;
import java.util.Map;

/**
 * Writes taskels. Events of a taskel that is summed up are added to the sums. An index below 0 represents taskels that
 * can't be numbered any more, of which nothing is stored.
 *
 * <p>One thread at a time; beside it one that records deliveries.
 */
final class TaskelWriter {
    private final TaskelColumns columns;
    /** Subtracted from the times of {@link Completions}; 0 in a trace that is read back. */
    private final long origin;
    /** Whether each start is recorded once and before any completion, as when a trace is read back. */
    private final boolean startsFirst;
    /** The running ones among those that are summed up: at most one per worker. */
    private final Map<Integer, Run> running = new HashMap<>();

    /** Those among them that have ended and whose outcomes are pending. */
    private final IndexSet ended = new IndexSet();

    private record Run(int worker, long began) {}

    TaskelWriter(TaskelColumns columns, long origin) {
        this.columns = columns;
        this.origin = origin;
        startsFirst = origin == 0;
    }

    /**
     * @param call {@link Trace#NONE} if unknown
     */
    int submit(int call, int many, long time) {
        int from = columns.count;
        columns.summed.submitted(time);
        if (many > Integer.MAX_VALUE - from) {
            columns.summed.beyond(many);
            return Integer.MIN_VALUE;
        }
        columns.submitted.fill(from, many, time, 0);
        if (call != Trace.NONE) {
            // Successive calls of one taskel each have increasing numbers, which take no memory either.
            boolean countsUp = many == 1 && from > 0 && columns.call.get(from - 1) == call - 1;
            columns.call.fill(from, many, call, countsUp ? 1 : 0);
        }
        columns.count = from + many;
        return from;
    }

    void assign(int from, int size, int taskNumber) {
        int kept = Math.max(from, columns.first);
        if (kept < from + size) {
            columns.task.fill(kept, from + size - kept, taskNumber, 0);
        }
    }

    void start(int index, int worker, long time) {
        if (index < columns.first) {
            startLate(index, worker, time);
            return;
        }
        boolean isNew = columns.started.get(index) == Trace.NEVER;
        columns.worker.set(index, worker); // First: a reader may look whose taskel it is that runs.
        columns.started.set(index, time);
        if (isNew) {
            countStart(index);
        }
    }

    private void countStart(int index) {
        columns.startedOrder.set(columns.startedCount, index);
        columns.startedCount = columns.startedCount + 1;
    }

    private void startLate(int index, int worker, long time) {
        if (index >= 0 && (startsFirst || running.put(index, new Run(worker, time)) == null)) {
            beginLate(index, worker, time);
        }
    }

    private void beginLate(int index, int worker, long time) {
        columns.late.add(new LateEvent.Started(index, columns.startedCount, worker, time));
        countStart(index);
        columns.summed.begin(worker, time);
    }

    /** Records that a taskel runs that is summed up. */
    void sumUpRunning(int index, int worker, long time) {
        columns.summed.begin(worker, time);
        if (!startsFirst) {
            running.put(index, new Run(worker, time));
        }
    }

    /** Records that a taskel that is summed up has ended, and that its outcome is pending. */
    void sumUpEnded(int index, int worker, long from, long to, long cpu) {
        columns.summed.begin(worker, from);
        columns.summed.end(worker, from, to, cpu);
        columns.late.add(new LateEvent.Ended(index, worker, from, to, cpu));
        ended.add(index);
    }

    /** Records the end of a taskel whose outcome is pending; {@code from} is never {@link Trace#NEVER}. */
    void end(int index, int worker, long from, long to, long cpu) {
        if (index < columns.first) {
            endLate(index, worker, from, to, cpu);
            return;
        }
        if (!columns.isPending(index)) {
            return;
        }
        start(index, worker, from);
        columns.cpu.set(index, cpu);
        columns.ended.set(index, to);
        columns.endedSince.add(index);
    }

    private void endLate(int index, int worker, long from, long to, long cpu) {
        if (index < 0 || !ended.add(index)) {
            return;
        }
        if (running.remove(index) == null && !startsFirst) {
            beginLate(index, worker, from);
        }
        columns.late.add(new LateEvent.Ended(index, worker, from, to, cpu));
        columns.summed.end(worker, from, to, cpu);
    }

    /** Records the outcome of a taskel; {@code from} is {@link Trace#NEVER} if its beginning is unknown. */
    void complete(int index, int worker, long from, long to, long cpu, long received, Outcome outcome) {
        if (index < columns.first) {
            completeLate(index, worker, from, to, cpu, received, outcome);
            return;
        }
        if (from == Trace.NEVER) {
            columns.worker.set(index, worker);
        } else {
            start(index, worker, from);
        }
        columns.ended.set(index, to);
        columns.cpu.set(index, cpu);
        columns.received.set(index, received);
        columns.outcome.set(index, outcome.ordinal());
        countCompletion(index, outcome);
    }

    private void countCompletion(int index, Outcome outcome) {
        columns.completedOrder.set(columns.completedCount, index);
        columns.completedCount = columns.completedCount + 1;
        if (outcome.isFailure()) {
            columns.failedCount = columns.failedCount + 1;
        }
    }

    private void completeLate(int index, int worker, long from, long to, long cpu, long received, Outcome outcome) {
        if (index < 0) {
            return;
        }
        boolean hasEnded = ended.remove(index);
        Run known = running.remove(index);
        if (!hasEnded && known == null && from != Trace.NEVER && !startsFirst) {
            beginLate(index, worker, from);
        }
        columns.late.add(
                new LateEvent.Completed(index, columns.completedCount, worker, from, to, cpu, received, outcome));
        countCompletion(index, outcome);
        if (!hasEnded) {
            columns.summed.end(worker, from == Trace.NEVER && known != null ? known.began() : from, to, cpu);
        }
        columns.summed.complete(outcome);
    }

    /** Records the same outcome of consecutive taskels whose ends are recorded. */
    void receive(int from, int many, long received, Outcome outcome) {
        if (from < 0) {
            return;
        }
        int late = Math.max(0, Math.min(columns.first - from, many));
        for (int index = from; index < from + late; index++) {
            completeLate(index, Trace.NONE, Trace.NEVER, Trace.NEVER, Trace.NEVER, received, outcome);
        }
        int kept = from + late;
        int size = many - late;
        columns.received.fill(kept, size, received, 0);
        columns.outcome.fill(kept, size, outcome.ordinal(), 0);
        columns.completedOrder.fill(columns.completedCount, size, kept, 1);
        columns.completedCount = columns.completedCount + size;
        if (outcome.isFailure()) {
            columns.failedCount = columns.failedCount + size;
        }
    }

    /** Records the CPU time of consecutive taskels, whose ends are recorded: shared by their durations. */
    void spend(int from, int many, long cpuNanos) {
        int kept = Math.max(from, columns.first);
        int end = from + many;
        if (from < 0 || kept >= end) {
            columns.summed.spend(cpuNanos);
            return;
        }
        long took = 0;
        for (int index = kept; index < end; index++) {
            took += columns.ended.get(index) - columns.started.get(index);
        }
        long passed = 0;
        long shared = 0;
        for (int index = kept; index < end; index++) {
            passed += columns.ended.get(index) - columns.started.get(index);
            double share = took > 0 ? (double) passed / took : (index + 1.0 - kept) / (end - kept);
            long upTo = (long) (cpuNanos * share);
            columns.cpu.set(index, upTo - shared);
            shared = upTo;
        }
    }

    void drop(int index, Outcome what, long time) {
        if (index < 0) {
            return;
        }
        if (index < columns.first) {
            boolean hasEnded = ended.remove(index);
            Run known = running.remove(index);
            if (known != null) {
                columns.summed.end(known.worker(), known.began(), time, 0);
            }
            columns.late.add(new LateEvent.Dropped(index, 1, what, hasEnded ? Trace.NEVER : time, Trace.NONE));
            return;
        }
        columns.outcome.set(index, what.ordinal());
        if (columns.started.get(index) != Trace.NEVER && columns.ended.get(index) == Trace.NEVER) {
            columns.ended.set(index, time);
        }
    }

    /** Records those from {@code from} to {@code to}, whose indices are consecutive. */
    void complete(Completions all, int from, int to, long received) {
        int first = all.index(from);
        if (first < columns.first) {
            completeSomeLate(all, from, to, received);
            return;
        }
        int size = to - from;
        int newlyStarted = orderThoseNotStarted(first, size);
        columns.worker.fill(first, size, all.worker(), 0);
        columns.started.copySince(origin, first, all.started(), from, size);
        columns.startedCount = columns.startedCount + newlyStarted;
        columns.ended.copySince(origin, first, all.ended(), from, size);
        columns.received.fill(first, size, received, 0);
        columns.completedOrder.fill(columns.completedCount, size, first, 1);
        if (all.hasCpuTimes(from, to)) {
            columns.cpu.copy(first, all.cpuNanos(), from, size);
        } else {
            columns.cpu.fill(first, size, 0, 0);
        }
        int failed = 0;
        if (all.areInts(from, to)) {
            columns.numbers.copy(first, all.ints(), from, size);
            columns.result.fill(first, size, TaskelColumns.NUMBER, 0);
            columns.outcome.fill(first, size, Outcome.SUCCEEDED.ordinal(), 0);
        } else {
            failed = resultsOneByOne(all, from, to);
            columns.outcome.copy(first, all.outcomes(), from, size);
        }
        columns.completedCount = columns.completedCount + size;
        if (failed > 0) { // Last: of those that have completed, no more than all have failed.
            columns.failedCount = columns.failedCount + failed;
        }
    }

    private void completeSomeLate(Completions all, int from, int to, long received) {
        int next = from;
        while (next < to && all.index(next) < columns.first) {
            if (all.outcome(next) == Outcome.SUCCEEDED && all.isNumber(next)) {
                columns.late.add(new LateEvent.Returned(all.index(next), Long.toString(all.number(next))));
            }
            completeLate(
                    all.index(next),
                    all.worker(),
                    Math.max(0, all.started(next) - origin),
                    Math.max(0, all.ended(next) - origin),
                    all.cpuNanos(next),
                    received,
                    all.outcome(next));
            next++;
        }
        if (next < to) {
            complete(all, next, to, received);
        }
    }

    /** Adds them to the order of starting; returns how many were not in it yet. */
    private int orderThoseNotStarted(int first, int size) {
        int startedCount = columns.startedCount;
        if (columns.started.isBlank(first, size)) {
            columns.startedOrder.fill(startedCount, size, first, 1);
            return size;
        }
        int newlyStarted = 0;
        for (int i = 0; i < size; i++) {
            if (columns.started.get(first + i) == Trace.NEVER) {
                columns.startedOrder.set(startedCount + newlyStarted, first + i);
                newlyStarted++;
            }
        }
        return newlyStarted;
    }

    /** Returns how many of them failed. */
    private int resultsOneByOne(Completions all, int from, int to) {
        int index = all.index(from);
        int failed = 0;
        for (int i = from; i < to; i++, index++) {
            if (all.outcome(i).isFailure()) {
                failed++;
            } else if (all.isNumber(i)) {
                columns.numbers.set(index, all.number(i));
                columns.result.set(index, TaskelColumns.NUMBER);
            }
        }
        return failed;
    }

    /** Records deliveries; guarded by another lock than the rest. */
    void deliver(int from, int many, long time) {
        if (from < 0) {
            return;
        }
        if (columns.deliveredCount == 0) {
            columns.summed.firstDelivered(time);
        }
        int late = (int) Math.max(0, Math.min((long) columns.first - from, many));
        if (late > 0) {
            columns.late.add(new LateEvent.Delivered(from, late, columns.deliveredCount, time));
            columns.summed.deliver(late);
        }
        columns.delivered.fill(from + late, many - late, time, 0);
        columns.deliveredOrder.fill(columns.deliveredCount, many, from, 1);
        columns.deliveredCount = columns.deliveredCount + many;
    }
}
