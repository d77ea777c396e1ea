package io.github.poolscope.trace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The workers of a run, of pools and processes that the program started itself, numbered from 0 in the order in which
 * they were requested.
 */
public final class Workers {
    /** The exit code of a worker whose fork server had ended before it, so that no process could learn it. */
    public static final int UNKNOWN_EXIT = Integer.MIN_VALUE;

    private static final ExitReason[] REASONS = ExitReason.values();
    private static final WorkerKind[] KINDS = WorkerKind.values();
    /** The maximum length of a name in characters; longer names are truncated. */
    private static final int MAX_NAME_LENGTH = 200;
    /** The size of a name in bytes without its characters. */
    private static final int NAME_OBJECTS = 120;

    private final IntColumn kind;
    private final IntColumn pool;
    private final IntColumn slot;
    private final IntColumn taskel;
    private final LongColumn pid;
    private final LongColumn parentPid;
    private final LongColumn requested;
    private final LongColumn ready;
    private final LongColumn exited;
    private final LongColumn clockError;
    private final IntColumn exitCode;
    private final IntColumn reason;
    private final IntColumn startMethod;
    private final InternedTexts startMethods;
    /** The names of workers that have one. */
    private final Map<Integer, String> names = new ConcurrentHashMap<>();

    private final MemoryUse room;
    private final int most;
    private volatile int count;
    private volatile long leftOut;

    /**
     * @param most the maximum number of stored workers
     */
    Workers(MemoryUse room, int most) {
        this.room = room;
        this.most = most;
        kind = new IntColumn(WorkerKind.POOL_WORKER.ordinal(), room);
        pool = new IntColumn(Trace.NONE, room);
        slot = new IntColumn(Trace.NONE, room);
        taskel = new IntColumn(Trace.NONE, room);
        pid = new LongColumn(Trace.NONE, room);
        parentPid = new LongColumn(Trace.NONE, room);
        requested = new LongColumn(Trace.NEVER, room);
        ready = new LongColumn(Trace.NEVER, room);
        exited = new LongColumn(Trace.NEVER, room);
        clockError = new LongColumn(Trace.NEVER, room);
        exitCode = new IntColumn(0, room);
        reason = new IntColumn(ExitReason.ALIVE.ordinal(), room);
        startMethod = new IntColumn(0, room);
        startMethods = new InternedTexts(room);
    }

    public int count() {
        return count;
    }

    /** Returns how many came after those that are stored: their work is recorded without a worker. */
    public long leftOut() {
        return leftOut;
    }

    public WorkerKind kind(int worker) {
        return KINDS[kind.get(worker)];
    }

    /** Returns the number of its pool; {@link Trace#NONE} if it belongs to none. */
    public int pool(int worker) {
        return pool.get(worker);
    }

    /** Returns its name in the program; empty if it has none. */
    public String name(int worker) {
        return names.getOrDefault(worker, "");
    }

    /**
     * Returns the taskel that represents a process of the program; {@link Trace#NONE} if none does, and for a worker of
     * a pool.
     */
    public int taskel(int worker) {
        return taskel.get(worker);
    }

    /** Returns its slot, from 0; a replacement has the same slot. See {@link WorkerRequest#slot()}. */
    public int slot(int worker) {
        return slot.get(worker);
    }

    /** Returns its PID, or {@link Trace#NONE} while it has none. */
    public long pid(int worker) {
        return pid.get(worker);
    }

    /** Returns the PID of its parent, or {@link Trace#NONE}. */
    public long parentPid(int worker) {
        return parentPid.get(worker);
    }

    public String startMethod(int worker) {
        return startMethods.get(startMethod.get(worker));
    }

    public long requested(int worker) {
        return requested.get(worker);
    }

    /** Returns when it could take its first task. */
    public long ready(int worker) {
        return ready.get(worker);
    }

    public long exited(int worker) {
        return exited.get(worker);
    }

    /**
     * Returns how it ended: an exit code if zero or positive, the negative number of the signal that killed it, or
     * {@link #UNKNOWN_EXIT}. Undefined while {@link #exited} is {@link Trace#NEVER}.
     */
    public int exitCode(int worker) {
        return exitCode.get(worker);
    }

    public ExitReason reason(int worker) {
        return REASONS[reason.get(worker)];
    }

    /** Returns the maximum error of its clock against the main program's, in nanoseconds. */
    public long clockError(int worker) {
        return clockError.get(worker);
    }

    void leftOut(long more) {
        leftOut = leftOut + more;
    }

    /** Returns its number; {@link Trace#NONE} if it is not kept. */
    int request(WorkerRequest worker, long time) {
        int number = count;
        if (number >= most) {
            leftOut = leftOut + 1;
            return Trace.NONE;
        }
        // Uses fills of one cell: values that are equal for all workers then take no memory.
        kind.fill(number, 1, worker.kind().ordinal(), 0);
        pool.fill(number, 1, worker.pool(), 0);
        taskel.fill(number, 1, worker.taskel(), 0);
        startMethod.fill(number, 1, startMethods.number(worker.startMethod()), 0);
        slot.set(number, worker.slot());
        if (!worker.name().isEmpty()) {
            String kept = worker.name().substring(0, Math.min(worker.name().length(), MAX_NAME_LENGTH));
            names.put(number, kept);
            room.take(NAME_OBJECTS + 2L * kept.length());
        }
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
