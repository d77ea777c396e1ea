package io.github.poolscope.trace;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The record of one run.
 *
 * <p>Can be read on any thread during the run: each part publishes its counts after its rows. Only a {@link
 * TraceRecorder} writes.
 */
public final class Trace {
    /** The instant of an event that has not happened. */
    public static final long NEVER = -1;

    /** The number of something that does not exist. */
    public static final int NONE = -1;

    /** Each part that stores only its first entries uses at most the memory limit divided by this. */
    private static final int PART = 4;

    /**
     * The maximum number of stored workers; fewer are stored if a trace may use little memory. Further ones are
     * counted.
     */
    private static final int MAX_WORKERS = 200_000;

    /** The memory limit required per stored worker, in bytes: four times the size of its row. */
    private static final int BYTES_FOR_A_WORKER = 512;

    private final AtomicLong bytes = new AtomicLong();
    private final TaskelColumns columns;
    private final Taskels taskels;
    private final Tasks tasks;
    private final Pools pools = new Pools(new MemoryUse(bytes));
    private final PoolCalls poolCalls = new PoolCalls(new MemoryUse(bytes));
    private final Workers workers;
    private final Samples samples = new Samples(new MemoryUse(bytes));
    private final Calls calls = new Calls(new MemoryUse(bytes), SaveProgress::calls);
    private final Calls callsElsewhere = new Calls(new MemoryUse(bytes), SaveProgress::callsElsewhere);
    private final Calls callbacks = new Calls(new MemoryUse(bytes), SaveProgress::callbacks);
    private final Output output;
    private final Sources sources;
    private final Failures failures;
    private final Notes notes = new Notes();
    private final SyncObjects syncObjects = new SyncObjects();
    private final SyncEvents syncEvents = new SyncEvents(new MemoryUse(bytes));
    private final Instant began;
    private final long originNanos;
    private volatile long mainPid;

    private volatile RunState state = RunState.STARTING;
    private volatile long end = NEVER;
    private volatile long knownUntil = NEVER;
    private final AtomicLong lastSeen = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable String error;
    private volatile @Nullable SaveProgress saving;

    Trace(Instant began, long originNanos, long mainPid, long mostBytes) {
        MemoryUse ofTaskels = new MemoryUse(bytes);
        columns = new TaskelColumns(ofTaskels);
        taskels = new Taskels(columns);
        workers = new Workers(new MemoryUse(bytes), (int) Math.min(MAX_WORKERS, mostBytes / BYTES_FOR_A_WORKER));
        tasks = new Tasks(ofTaskels);
        output = new Output(new MemoryUse(bytes), mostBytes / PART);
        sources = new Sources(new MemoryUse(bytes), mostBytes / PART);
        failures = new Failures(new MemoryUse(bytes), mostBytes / PART);
        this.began = began;
        this.originNanos = originNanos;
        this.mainPid = mainPid;
    }

    public Taskels taskels() {
        return taskels;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Pools pools() {
        return pools;
    }

    /** Returns the calls of the pools, each of which has taskels. */
    public PoolCalls poolCalls() {
        return poolCalls;
    }

    public Workers workers() {
        return workers;
    }

    public Samples samples() {
        return samples;
    }

    /**
     * Returns the times in which the main thread of the main program was blocked; its calls of pools are in {@link
     * #poolCalls()}.
     */
    public Calls calls() {
        return calls;
    }

    /** Returns the times in which other threads were blocked, of the main program and of other processes. */
    public Calls callsElsewhere() {
        return callsElsewhere;
    }

    /**
     * Returns the pool's callbacks, which run on their own thread; {@code awaited} is the taskel whose result was
     * passed.
     */
    public Calls callbacks() {
        return callbacks;
    }

    public Output output() {
        return output;
    }

    /** Returns the source files that calls name; empty for the program of a plan, which is a part of the plan. */
    public Sources sources() {
        return sources;
    }

    public Failures failures() {
        return failures;
    }

    public Notes notes() {
        return notes;
    }

    /** Returns its primitives; empty for a run that only uses a pool. */
    public SyncObjects syncObjects() {
        return syncObjects;
    }

    public SyncEvents syncEvents() {
        return syncEvents;
    }

    /**
     * Prepares for saving from the beginning: data that is not saved is kept longer, and late events of taskels that
     * are summed up are kept until they are saved. Call it at most once, before anything is recorded.
     */
    public SaveProgress beginSaving() {
        SaveProgress begun = new SaveProgress();
        columns.late.want();
        columns.endedSince.want();
        saving = begun;
        return begun;
    }

    /** Returns nearly the whole size of the trace in bytes. */
    public long bytes() {
        return bytes.get();
    }

    /** Returns whether some data is summed up or dropped because of the memory limit. */
    public boolean isShortened() {
        return taskels.first() > 0
                || taskels.summed().beyond() > 0
                || samples.first() > 0
                || calls.first() > 0
                || callsElsewhere.first() > 0
                || sources.leftOut() > 0
                || poolCalls.first() > 0
                || pools.leftOut() > 0
                || callbacks.first() > 0
                || syncEvents.first() > 0
                || syncObjects.leftOut() > 0
                || workers.leftOut() > 0
                || output.leftOut() > 0;
    }

    /** Returns the wall-clock instant of time 0. */
    public Instant began() {
        return began;
    }

    /** Returns the PID of the main program. */
    public long mainPid() {
        return mainPid;
    }

    public RunState state() {
        return state;
    }

    /** Returns the error that ended the main program, in one sentence, if {@link #state()} is failed. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** Returns when the run ended, or {@link #NEVER}. */
    public long end() {
        return end;
    }

    /** Returns the latest instant known: the present for a live run, the end for a finished one. */
    public long now() {
        long ended = end;
        if (ended != NEVER) {
            return ended;
        }
        return originNanos == 0 ? lastSeen.get() : System.nanoTime() - originNanos;
    }

    /**
     * Returns until when all that has happened is recorded: {@link #now()}, but for a run that is read from an event log
     * whose reader is behind.
     */
    public long knownUntil() {
        return end == NEVER && knownUntil != NEVER ? knownUntil : now();
    }

    /** Returns whether its time passes by itself, as for a live run. */
    public boolean isLive() {
        return originNanos != 0 && end == NEVER;
    }

    /** Returns a number that increases whenever something was recorded; if it is equal, nothing has changed. */
    public long changes() {
        return changes.get();
    }

    TaskelColumns columns() {
        return columns;
    }

    AtomicLong room() {
        return bytes;
    }

    @Nullable
    SaveProgress saving() {
        return saving;
    }

    /** Returns the trace's time for a {@link System#nanoTime()} of this process. */
    long timeOf(long nanoTime) {
        return nanoTime == NEVER ? NEVER : Math.max(0, nanoTime - originNanos);
    }

    /** Returns the {@link System#nanoTime()} of time 0; 0 in a trace that is read back. */
    long origin() {
        return originNanos;
    }

    void mainPid(long pid) {
        mainPid = pid;
    }

    void changed() {
        changes.incrementAndGet();
    }

    void seen(long time) {
        long before = lastSeen.get();
        while (time > before && !lastSeen.compareAndSet(before, time)) {
            before = lastSeen.get();
        }
    }

    void knownUntil(long time) {
        knownUntil = time;
    }

    void state(RunState now, long time, @Nullable String why) {
        error = why;
        if (now.isOver() && end == NEVER) {
            // Events recorded by other threads may be later; nothing may be after the end.
            end = Math.max(time, lastSeen.get());
        }
        state = now;
    }
}
