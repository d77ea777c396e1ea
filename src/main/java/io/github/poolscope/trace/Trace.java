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

    private final Taskels taskels = new Taskels();
    private final Tasks tasks = new Tasks();
    private final Workers workers = new Workers();
    private final Samples samples = new Samples();
    private final Calls calls = new Calls();
    private final Calls callbacks = new Calls();
    private final Output output = new Output();
    private final Failures failures = new Failures();
    private final Notes notes = new Notes();
    private final SyncObjects syncObjects = new SyncObjects();
    private final SyncEvents syncEvents = new SyncEvents();
    private final Instant began;
    private final long originNanos;
    private final long mainPid;

    private volatile RunState state = RunState.STARTING;
    private volatile long end = NEVER;
    private volatile long lastSeen;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable String error;

    Trace(Instant began, long originNanos, long mainPid) {
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

    public Workers workers() {
        return workers;
    }

    public Samples samples() {
        return samples;
    }

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
        return originNanos == 0 ? lastSeen : System.nanoTime() - originNanos;
    }

    /** Whether its time passes by itself, as that of a run does that goes on. */
    public boolean isLive() {
        return originNanos != 0 && end == NEVER;
    }

    /** Grows whenever something was recorded; equal values mean that nothing new is to be seen. */
    public long changes() {
        return changes.get();
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
        if (time > lastSeen) {
            lastSeen = time;
        }
    }

    void state(RunState now, long time, @Nullable String why) {
        error = why;
        if (now.isOver() && end == NEVER) {
            end = time;
        }
        state = now;
    }
}
