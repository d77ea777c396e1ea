package io.github.poolscope.trace;

/**
 * The events of a run's primitives; those of one primitive are in chronological order. If a trace needs too much
 * memory, the oldest are dropped: the others begin at {@link #first()}.
 */
public final class SyncEvents extends DroppedRows {
    private static final SyncAction[] ACTIONS = SyncAction.values();

    private final IntColumn object;
    private final IntColumn action;
    private final LongColumn pid;
    private final LongColumn thread;
    private final LongColumn amount;
    private final LongColumn time;

    SyncEvents(MemoryUse room) {
        super(room);
        object = ints(Trace.NONE);
        action = ints(0);
        pid = longs(Trace.NONE);
        thread = longs(0);
        amount = longs(0);
        time = longs(Trace.NEVER);
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
        int number = count();
        if (of < 0 || number == Integer.MAX_VALUE) {
            return;
        }
        object.set(number, of);
        action.set(number, what.ordinal());
        pid.set(number, process);
        thread.set(number, threadNumber);
        amount.set(number, howMuch);
        time.set(number, when);
        publish(number);
    }

    @Override
    int saved(SaveProgress saving) {
        return saving.syncEvents();
    }
}
