package io.github.poolscope.trace;

/** The worker processes of a run, numbered from 0 in the order in which they were asked for. */
public final class Workers {
    /** The exit code of a worker of which nobody was left who could learn it: its fork server had died before. */
    public static final int UNKNOWN_EXIT = Integer.MIN_VALUE;

    private static final ExitReason[] REASONS = ExitReason.values();

    private final IntColumn slot;
    private final LongColumn pid;
    private final LongColumn parentPid;
    private final LongColumn requested;
    private final LongColumn ready;
    private final LongColumn exited;
    private final LongColumn clockError;
    private final IntColumn exitCode;
    private final IntColumn reason;
    private final TextColumn startMethod;
    private final int most;
    private volatile int count;
    private volatile long leftOut;

    /** @param most how many are kept */
    Workers(MemoryUse room, int most) {
        this.most = most;
        slot = new IntColumn(Trace.NONE, room);
        pid = new LongColumn(Trace.NONE, room);
        parentPid = new LongColumn(Trace.NONE, room);
        requested = new LongColumn(Trace.NEVER, room);
        ready = new LongColumn(Trace.NEVER, room);
        exited = new LongColumn(Trace.NEVER, room);
        clockError = new LongColumn(Trace.NEVER, room);
        exitCode = new IntColumn(0, room);
        reason = new IntColumn(ExitReason.ALIVE.ordinal(), room);
        startMethod = new TextColumn(room);
    }

    public int count() {
        return count;
    }

    /** How many came after those that are kept: what they did is recorded as done by none. */
    public long leftOut() {
        return leftOut;
    }

    /** Its place in the pool, from 0; a replacement takes its predecessor's. */
    public int slot(int worker) {
        return slot.get(worker);
    }

    /** Its process number, or {@link Trace#NONE} while it has none. */
    public long pid(int worker) {
        return pid.get(worker);
    }

    /** The process number of its parent, or {@link Trace#NONE}. */
    public long parentPid(int worker) {
        return parentPid.get(worker);
    }

    public String startMethod(int worker) {
        return startMethod.get(worker);
    }

    public long requested(int worker) {
        return requested.get(worker);
    }

    /** When it could take its first task. */
    public long ready(int worker) {
        return ready.get(worker);
    }

    public long exited(int worker) {
        return exited.get(worker);
    }

    /**
     * How it ended: zero or positive is an exit code, negative is minus the number of the signal that killed it, or
     * {@link #UNKNOWN_EXIT}.
     * Meaningless while {@link #exited} is {@link Trace#NEVER}.
     */
    public int exitCode(int worker) {
        return exitCode.get(worker);
    }

    public ExitReason reason(int worker) {
        return REASONS[reason.get(worker)];
    }

    /** By how much, at the most, its clock may be off against the main program's, in nanoseconds. */
    public long clockError(int worker) {
        return clockError.get(worker);
    }

    /** Returns its number; {@link Trace#NONE} if it is not kept. */
    void leftOut(long more) {
        leftOut = leftOut + more;
    }

    int request(int place, String method, long time) {
        int number = count;
        if (number >= most) {
            leftOut = leftOut + 1;
            return Trace.NONE;
        }
        slot.set(number, place);
        startMethod.append(method);
        requested.set(number, time);
        count = number + 1;
        return number;
    }

    void born(int worker, long process, long parent) {
        if (worker < 0) {
            return;
        }
        pid.set(worker, process);
        parentPid.set(worker, parent);
    }

    void ready(int worker, long time, long error) {
        if (worker < 0) {
            return;
        }
        ready.set(worker, time);
        clockError.set(worker, error);
    }

    void clockError(int worker, long error) {
        if (worker < 0) {
            return;
        }
        clockError.set(worker, error);
    }

    void exit(int worker, int code, ExitReason why, long time) {
        if (worker < 0) {
            return;
        }
        exitCode.set(worker, code);
        reason.set(worker, why.ordinal());
        exited.set(worker, time);
    }
}
