package io.github.poolscope.trace;

import java.util.List;

/**
 * The columns of a trace's taskels: written by {@link TaskelWriter}, summed up by {@link TaskelSum}, read by any
 * thread.
 */
final class TaskelColumns {
    /** An entry of the items or results that is a number. */
    static final int NUMBER = -2;

    final MemoryUse room;
    final LongColumn submitted;
    final LongColumn started;
    final LongColumn ended;
    final LongColumn received;
    final LongColumn delivered;
    final LongColumn cpu;
    final IntColumn call;
    final IntColumn task;
    final IntColumn worker;
    final IntColumn outcome;
    final IntColumn item;
    final IntColumn result;
    final IntColumn startedOrder;
    final IntColumn completedOrder;
    final IntColumn deliveredOrder;
    final LongColumn itemNumbers;
    final LongColumn numbers;
    final TextColumn items;
    final TextColumn results;
    private final List<Column> byIndex;
    final SummedTaskels summed = new SummedTaskels();
    final LateEvents late = new LateEvents();
    final EndedTaskels endedSince = new EndedTaskels();

    volatile int first;
    volatile int count;
    volatile int startedCount;
    volatile int completedCount;
    volatile int deliveredCount;
    volatile int failedCount;
    /** The taskel after the last one whose item was recorded. Belongs to the writer. */
    int nextItem;

    TaskelColumns(MemoryUse room) {
        this.room = room;
        submitted = new LongColumn(Trace.NEVER, room);
        started = new LongColumn(Trace.NEVER, room);
        ended = new LongColumn(Trace.NEVER, room);
        received = new LongColumn(Trace.NEVER, room);
        delivered = new LongColumn(Trace.NEVER, room);
        cpu = new LongColumn(Trace.NEVER, room);
        call = new IntColumn(Trace.NONE, room);
        task = new IntColumn(Trace.NONE, room);
        worker = new IntColumn(Trace.NONE, room);
        outcome = new IntColumn(Outcome.PENDING.ordinal(), room);
        item = new IntColumn(Trace.NONE, room);
        result = new IntColumn(Trace.NONE, room);
        startedOrder = new IntColumn(Trace.NONE, room);
        completedOrder = new IntColumn(Trace.NONE, room);
        deliveredOrder = new IntColumn(Trace.NONE, room);
        itemNumbers = new LongColumn(0, room);
        numbers = new LongColumn(0, room);
        items = new TextColumn(room);
        results = new TextColumn(room);
        byIndex = List.of(
                submitted,
                started,
                ended,
                received,
                delivered,
                cpu,
                call,
                task,
                worker,
                outcome,
                item,
                itemNumbers,
                result,
                numbers);
    }

    boolean isPending(int index) {
        return outcome.get(index) == Outcome.PENDING.ordinal();
    }

    /** Drops the texts of a taskel. May be called only once for each. */
    void forgetTexts(int index) {
        if (item.get(index) >= 0) {
            items.forget(item.get(index));
        }
        if (result.get(index) >= 0) {
            results.forget(result.get(index));
        }
    }

    /** Drops the rows before {@code end}, and from each order as many ranks as taskels in it were summed up. */
    void forgetBefore(int end) {
        Column.forgetBefore(end, byIndex);
        startedOrder.forgetBefore(Math.min(summed.started(), startedCount));
        completedOrder.forgetBefore(Math.min(summed.completed(), completedCount));
        deliveredOrder.forgetBefore(Math.min(summed.delivered(), deliveredCount));
    }

    /** Starts empty, with what another one has summed up. */
    void beginWith(TaskelColumns other, int workers) {
        if (other.first == 0) {
            return;
        }
        summed.copy(other.summed, workers);
        first = other.first;
        nextItem = first;
        count = first;
        startedCount = summed.started();
        completedCount = summed.completed();
        deliveredCount = summed.delivered();
        failedCount = summed.failed();
    }
}
