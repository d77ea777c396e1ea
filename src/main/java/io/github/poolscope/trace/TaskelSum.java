package io.github.poolscope.trace;

import org.jspecify.annotations.Nullable;

/** Sums up the oldest taskels of a trace that needs too much memory, and drops their rows, texts and tasks. */
final class TaskelSum implements Shortened {
    private final TaskelColumns columns;
    private final TaskelWriter writer;
    private final Tasks tasks;
    private final Object deliveries;

    /**
     * @param deliveries guards the columns that are written when a taskel is delivered
     */
    TaskelSum(TaskelColumns columns, TaskelWriter writer, Tasks tasks, Object deliveries) {
        this.columns = columns;
        this.writer = writer;
        this.tasks = tasks;
        this.deliveries = deliveries;
    }

    @Override
    public long bytes() {
        return columns.room.used();
    }

    @Override
    public boolean shorten(@Nullable SaveProgress saving, boolean hasTime) {
        synchronized (deliveries) {
            int from = columns.first;
            int end = OldestRows.end(from, columns.count, columns.count);
            if (saving != null) {
                int saved = savedBefore(saving, from, end);
                if (hasTime) {
                    end = saved;
                } else {
                    columns.late.lose(countSettled(saved, end));
                }
            }
            for (int i = from; i < end; i++) {
                sumUp(i);
            }
            tasks.sumUpBefore(end, columns.summed);
            // Before texts and rows are dropped: a reader that finds none can tell why.
            columns.first = end;
            for (int i = from; i < end; i++) {
                columns.forgetTexts(i);
            }
            columns.forgetBefore(end);
            return end > from;
        }
    }

    /**
     * Returns the first taskel from {@code from} on that has no outcome or is not completely saved; {@code end} if
     * there is none.
     */
    private int savedBefore(SaveProgress saving, int from, int end) {
        int bound = from;
        while (bound < end && bound < saving.submitted() && !columns.isPending(bound)) {
            bound++;
        }
        bound = leastOf(columns.startedOrder, saving.started(), columns.startedCount, bound);
        bound = leastOf(columns.completedOrder, saving.completed(), columns.completedCount, bound);
        return leastOf(columns.deliveredOrder, saving.delivered(), columns.deliveredCount, bound);
    }

    private int leastOf(IntColumn order, int from, int end, int bound) {
        int least = bound;
        for (int rank = from; rank < end; rank++) {
            int index = order.get(rank);
            if (index >= columns.first) { // Later events of those before it are saved as late events.
                least = Math.min(least, index);
            }
        }
        return least;
    }

    private int countSettled(int from, int end) {
        int settled = 0;
        for (int i = from; i < end; i++) {
            settled += columns.isPending(i) ? 0 : 1;
        }
        return settled;
    }

    private void sumUp(int index) {
        SummedTaskels summed = columns.summed;
        int worker = columns.worker.get(index);
        long started = columns.started.get(index);
        long ended = columns.ended.get(index);
        Outcome outcome = Outcome.values()[columns.outcome.get(index)];
        // The outcome of a lost taskel may never have been received.
        boolean isCompleted = columns.received.get(index) != Trace.NEVER || outcome.isFailure();
        if (started != Trace.NEVER && outcome == Outcome.PENDING && ended == Trace.NEVER) {
            writer.sumUpRunning(index, worker, started);
        } else if (started != Trace.NEVER && outcome == Outcome.PENDING) {
            writer.sumUpEnded(index, worker, started, ended, columns.cpu.get(index));
        } else if (started != Trace.NEVER) {
            summed.begin(worker, started);
        }
        if (isCompleted || outcome != Outcome.PENDING) {
            summed.end(worker, started, ended, columns.cpu.get(index));
        }
        if (isCompleted) {
            summed.complete(outcome);
        } else if (outcome != Outcome.PENDING) {
            columns.late.add(new LateEvent.Dropped(index, 1, outcome, ended, columns.task.get(index)));
        }
        if (columns.delivered.get(index) != Trace.NEVER) {
            summed.deliver(1);
        }
    }
}
