package io.github.poolscope.trace;

/** When the main program was blocked, in which call, at which line of its program. */
public final class Calls {
    private static final CallKind[] KINDS = CallKind.values();

    private final IntColumn kind = new IntColumn(0);
    private final IntColumn line = new IntColumn(Trace.NONE);
    private final IntColumn awaited = new IntColumn(Trace.NONE);
    private final LongColumn began = new LongColumn(Trace.NEVER);
    private final LongColumn ended = new LongColumn(Trace.NEVER);
    private volatile int count;

    Calls() {}

    public int count() {
        return count;
    }

    public CallKind kind(int call) {
        return KINDS[kind.get(call)];
    }

    /** The line of the plan's program, from 0, or {@link Trace#NONE}. */
    public int line(int call) {
        return line.get(call);
    }

    /** The index of the taskel whose result the call waits for, or {@link Trace#NONE} if it waits for any or for all. */
    public int awaited(int call) {
        return awaited.get(call);
    }

    public long began(int call) {
        return began.get(call);
    }

    /** When the call returned or threw; {@link Trace#NEVER} while the main program is in it. */
    public long ended(int call) {
        return ended.get(call);
    }

    int begin(CallKind what, int lineNumber, int index, long time) {
        int number = count;
        kind.set(number, what.ordinal());
        line.set(number, lineNumber);
        awaited.set(number, index);
        began.set(number, time);
        count = number + 1;
        return number;
    }

    void end(int call, long time) {
        ended.set(call, time);
    }
}
