package io.github.poolscope.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a run's primitives; those of one primitive are in chronological order. If a trace needs too much
 * memory, the oldest are dropped: the others begin at {@link #first()}.
 */
public final class SyncEvents implements Shortened {
    private static final SyncAction[] ACTIONS = SyncAction.values();

    private final MemoryUse room;
    private final IntColumn object;
    private final IntColumn action;
    private final LongColumn pid;
    private final LongColumn thread;
    private final LongColumn amount;
    private final LongColumn time;
    private final List<Column> columns;
    private volatile int first;
    private volatile int count;

    SyncEvents(MemoryUse room) {
        this.room = room;
        object = new IntColumn(Trace.NONE, room);
        action = new IntColumn(0, room);
        pid = new LongColumn(Trace.NONE, room);
        thread = new LongColumn(0, room);
        amount = new LongColumn(0, room);
        time = new LongColumn(Trace.NEVER, room);
        columns = List.of(object, action, pid, thread, amount, time);
    }

    /** Returns the number of events, including those that were dropped. */
    public int count() {
        return count;
    }

    /** Returns the first event that is stored. */
    public int first() {
        return first;
    }

    /** Returns the primitive, by its number in {@link SyncObjects}. */
    public int object(int event) {
        return object.get(event);
    }

    public SyncAction action(int event) {
        return ACTIONS[action.get(event)];
    }

    /** Returns the PID of the process that acted. */
    public long pid(int event) {
        return pid.get(event);
    }

    /** Returns the thread that acted, by its number within the process; 0 if no thread acted. */
    public long thread(int event) {
        return thread.get(event);
    }

    /** Returns a number whose meaning depends on the action, see {@link SyncAction}. */
    public long amount(int event) {
        return amount.get(event);
    }

    public long time(int event) {
        return time.get(event);
    }

    void add(int of, SyncAction what, long process, long threadNumber, long howMuch, long when) {
        int number = count;
        if (of < 0 || number == Integer.MAX_VALUE) {
            return;
        }
        object.set(number, of);
        action.set(number, what.ordinal());
        pid.set(number, process);
        thread.set(number, threadNumber);
        amount.set(number, howMuch);
        time.set(number, when);
        count = number + 1;
    }

    @Override
    public long bytes() {
        return room.used();
    }

    @Override
    public boolean shorten(@Nullable SaveProgress saving, boolean hasTime) {
        int from = first;
        int end = OldestRows.end(from, count, saving == null || !hasTime ? count : saving.syncEvents());
        first = end;
        Column.forgetBefore(end, columns);
        return end > from;
    }
}
