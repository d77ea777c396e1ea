package io.github.poolscope.trace;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one run.
 *
 * <p>Safe to read from any thread while the run goes on: each part publishes its counts after its rows. Only a
 * {@link TraceRecorder} writes.
 */
public final class Trace {
    /** The instant of something that has not happened. */
    public static final long NEVER = -1;

    /** The number of something that isn't there. */
    public static final int NONE = -1;

    /** Of the memory that a trace may take, each of those parts that keep what came first takes at most this one. */
    private static final int PART = 4;

    /** Further workers are counted, not kept; fewer are kept where a trace may take little memory. */
    private static final int MOST_WORKERS = 200_000;

    /** What a trace must be allowed to take for each worker that it keeps: four times what its row takes. */
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
    private final Calls callbacks = new Calls(new MemoryUse(bytes), SaveProgress::callbacks);
    private final Output output;
    private final Failures failures;
    private final Notes notes = new Notes();
    private final SyncObjects syncObjects = new SyncObjects();
    private final SyncEvents syncEvents = new SyncEvents(new MemoryUse(bytes));
    private final Instant began;
    private final long originNanos;
    private final long mainPid;

    private volatile RunState state = RunState.STARTING;
    private volatile long end = NEVER;
    private final AtomicLong lastSeen = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable String error;
    private volatile @Nullable SaveProgress saving;

    Trace(Instant began, long originNanos, long mainPid, long mostBytes) {
        MemoryUse ofTaskels = new MemoryUse(bytes);
        columns = new TaskelColumns(ofTaskels);
        taskels = new Taskels(columns);
        workers = new Workers(new MemoryUse(bytes), (int) Math.min(MOST_WORKERS, mostBytes / BYTES_FOR_A_WORKER));
        tasks = new Tasks(ofTaskels);
        output = new Output(new MemoryUse(bytes), mostBytes / PART);
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

    /** The calls of the pools, each of which has taskels. */
    public PoolCalls poolCalls() {
        return poolCalls;
    }

    public Workers workers() {
        return workers;
    }

    public Samples samples() {
        return samples;
    }

    /** The times in which the main program was blocked; what it asked of its pools is in {@link #poolCalls()}. */
    public Calls calls() {
        return calls;
    }

    /** The callbacks that the pool called, on a thread of their own; {@code awaited} is the taskel whose result was given. */
    public Calls callbacks() {
        return callbacks;
    }

    public Output output() {
        return output;
    }

    public Failures failures() {
        return failures;
    }

    public Notes notes() {
        return notes;
    }

    /** What its processes talk by; empty for a run that only uses a pool. */
    public SyncObjects syncObjects() {
        return syncObjects;
    }

    public SyncEvents syncEvents() {
        return syncEvents;
    }

    /**
     * The trace is going to be saved from its beginning on: what is not saved is kept longer than what is, and what becomes
     * of a taskel that was summed up is kept until it is saved. Called at most once, before anything is recorded.
     */
    public SaveProgress beginSaving() {
        SaveProgress begun = new SaveProgress();
        columns.late.want();
        saving = begun;
        return begun;
    }

    /** The memory that the trace takes, in bytes: nearly all of it. */
    public long bytes() {
        return bytes.get();
    }

    /** Whether some of what happened is summed up or left out, since it takes more memory than a trace may take. */
    public boolean isShortened() {
        return taskels.first() > 0
                || taskels.summed().beyond() > 0
                || samples.first() > 0
                || calls.first() > 0
                || poolCalls.first() > 0
                || pools.leftOut() > 0
                || callbacks.first() > 0
                || syncEvents.first() > 0
                || syncObjects.leftOut() > 0
                || workers.leftOut() > 0
                || output.leftOut() > 0;
    }

    /** The wall-clock instant that is time 0 of the trace. */
    public Instant began() {
        return began;
    }

    /** The process number of the main program. */
    public long mainPid() {
        return mainPid;
    }

    public RunState state() {
        return state;
    }

    /** The error that ended the main program, in one sentence, where {@link #state()} is failed. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** When the run ended, or {@link #NEVER}. */
    public long end() {
        return end;
    }

    /** The end of what is known: the present of a run that goes on, the end of one that is over. */
    public long now() {
        long ended = end;
        if (ended != NEVER) {
            return ended;
        }
        return originNanos == 0 ? lastSeen.get() : System.nanoTime() - originNanos;
    }

    /** Whether its time passes by itself, as that of a run does that goes on. */
    public boolean isLive() {
        return originNanos != 0 && end == NEVER;
    }

    /** Grows whenever something was recorded; equal values mean that nothing new is to be seen. */
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

    /** The recorded time of a {@link System#nanoTime()} of this process. */
    long timeOf(long nanoTime) {
        return nanoTime == NEVER ? NEVER : Math.max(0, nanoTime - originNanos);
    }

    /** The {@link System#nanoTime()} that is time 0; 0 in a trace that is read back. */
    long origin() {
        return originNanos;
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

    void state(RunState now, long time, @Nullable String why) {
        error = why;
        if (now.isOver() && end == NEVER) {
            end = Math.max(time, lastSeen.get()); // What other threads told may be later; nothing is after the end.
        }
        state = now;
    }
}
