package io.github.poolscope.trace;

/** What happened to the primitives of a run; those of one in the order in which it happened. */
public final class SyncEvents {
    private static final SyncAction[] ACTIONS = SyncAction.values();

    private final IntColumn object = new IntColumn(Trace.NONE);
    private final IntColumn action = new IntColumn(0);
    private final LongColumn pid = new LongColumn(Trace.NONE);
    private final LongColumn thread = new LongColumn(0);
    private final LongColumn amount = new LongColumn(0);
    private final LongColumn time = new LongColumn(Trace.NEVER);
    private volatile int count;

    SyncEvents() {}

    public int count() {
        return count;
    }

    /** What it happened to, by its number in {@link SyncObjects}. */
    public int object(int event) {
        return object.get(event);
    }

    public SyncAction action(int event) {
        return ACTIONS[action.get(event)];
    }

    /** The process that did it. */
    public long pid(int event) {
        return pid.get(event);
    }

    /** The thread that did it, by its number within the process; 0 if it was no thread's doing. */
    public long thread(int event) {
        return thread.get(event);
    }

    /** What the action says of it, see {@link SyncAction}. */
    public long amount(int event) {
        return amount.get(event);
    }

    public long time(int event) {
        return time.get(event);
    }

    void add(int of, SyncAction what, long process, long threadNumber, long howMuch, long when) {
        int number = count;
        object.set(number, of);
        action.set(number, what.ordinal());
        pid.set(number, process);
        thread.set(number, threadNumber);
        amount.set(number, howMuch);
        time.set(number, when);
        count = number + 1;
    }
}
