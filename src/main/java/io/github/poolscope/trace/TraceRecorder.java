package io.github.poolscope.trace;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Trace}.
 *
 * <p>A trace takes a limited part of the memory, a quarter of the heap if not set: enough for some ten million taskels for
 * each gigabyte of it, if their results are short. Beyond that the oldest taskels and calls are summed up
 * ({@link Taskels#summed()}, {@link Calls#summed(int)}), and the oldest calls of pools, samples and events of primitives are
 * left out. Of pools, workers, output, failures, notes and primitives the first ones are kept and the others counted. A run file keeps all
 * that it has been given the time to write.
 *
 * <p>Every method may be called from any thread: the recorder lets one writer in at a time, for a few stores each, and
 * beside it one that tells of deliveries.
 */
public final class TraceRecorder extends PoolRecorder {
    /** Sets how many mebibytes of memory a trace may take, where the caller does not. */
    public static final String LIMIT_PROPERTY = "poolscope.trace.mebibytes";

    /** Of the heap, a trace takes this part. */
    private static final int PART_OF_HEAP = 4;

    private static final int MEBIBYTE_BITS = 20;

    private final Trace trace;
    private final TaskelWriter taskels;
    private final MemoryLimit limit;
    /** Guards what is written when a taskel is delivered, which nothing else writes. */
    private final Object deliveries = new Object();

    private TraceRecorder(Trace trace, long mostBytes) {
        super(trace);
        this.trace = trace;
        taskels = new TaskelWriter(trace.columns(), trace.origin());
        limit = new MemoryLimit(
                trace.room(),
                mostBytes,
                List.of(
                        new TaskelSum(trace.columns(), taskels, trace.tasks(), deliveries),
                        trace.samples(),
                        trace.calls(),
                        trace.poolCalls(),
                        trace.callbacks(),
                        trace.syncEvents()));
    }

    /** How much memory a trace may take if not set, in bytes: {@link #LIMIT_PROPERTY}, or a quarter of the heap. */
    public static long usualLimit() {
        long told = Long.getLong(LIMIT_PROPERTY, 0);
        return told > 0 && told < Long.MAX_VALUE >> MEBIBYTE_BITS
                ? told << MEBIBYTE_BITS
                : Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    }

    /** A trace that begins now; the times that are recorded are {@link System#nanoTime()} of this process. */
    public static TraceRecorder live() {
        return live(usualLimit());
    }

    /**
     * The same with a limit of its own.
     *
     * @param mostBytes the memory that the trace may take; one that is being saved takes up to half as much again
     */
    public static TraceRecorder live(long mostBytes) {
        long origin = System.nanoTime();
        return live(
                Instant.now(), origin == 0 ? 1 : origin, ProcessHandle.current().pid(), mostBytes);
    }

    /** Time 0 is {@code origin}, which is not 0. */
    static TraceRecorder live(Instant began, long origin, long mainPid, long mostBytes) {
        return new TraceRecorder(new Trace(began, origin, mainPid, mostBytes), mostBytes);
    }

    /** A trace that is read back; the times that are recorded are already nanoseconds since {@code began}. */
    public static TraceRecorder readBack(Instant began, long mainPid) {
        return readBack(began, mainPid, usualLimit());
    }

    /** The same with a limit to the memory that the trace may take, in bytes. */
    public static TraceRecorder readBack(Instant began, long mainPid, long mostBytes) {
        return new TraceRecorder(new Trace(began, 0, mainPid, mostBytes), mostBytes);
    }

    /**
     * A trace that is read back from another, without a limit of its own: it begins with what that one has summed up, as if
     * it had happened before everything else.
     */
    public static TraceRecorder readBack(Trace other) {
        TraceRecorder recorder = readBack(other.began(), other.mainPid(), Long.MAX_VALUE);
        Trace trace = recorder.trace();
        trace.columns().beginWith(other.columns(), other.workers().count());
        trace.tasks().beginWith(other.tasks());
        trace.poolCalls().beginWith(other.poolCalls());
        trace.calls().beginWith(other.calls());
        trace.callbacks().beginWith(other.callbacks());
        trace.samples().beginWith(other.samples(), other.workers().count());
        return recorder;
    }

    public Trace trace() {
        return trace;
    }

    @Override
    @CanIgnoreReturnValue
    public int submitted(int count, long nanoTime) {
        return submitted(Trace.NONE, count, nanoTime);
    }

    @Override
    @CanIgnoreReturnValue
    public synchronized int submitted(int call, int count, long nanoTime) {
        trace.changed();
        int first = taskels.submit(call, count, time(nanoTime));
        if (count > 0) {
            trace.poolCalls().submitted(call, first);
        }
        keepWithinLimit();
        return first;
    }

    @Override
    void keepWithinLimit() {
        if (limit.isReached()) {
            limit.giveUpOldest(trace.saving());
        }
    }

    /** The text of the next item, in the order of the indices. */
    public synchronized void item(String text) {
        taskels.item(text);
    }

    /** The text of the item of a taskel that is yet to be submitted; those since the last that was told have none. */
    public synchronized void item(int index, String text) {
        taskels.item(index, text);
    }

    @Override
    @CanIgnoreReturnValue
    public synchronized int task(int firstIndex, int size) {
        int number = trace.tasks().add(firstIndex, size);
        taskels.assign(firstIndex, size, number);
        trace.changed();
        return number;
    }

    @Override
    public synchronized int tasks(int firstIndex, int[] sizes) {
        int first = trace.tasks().count();
        int index = firstIndex;
        for (int size : sizes) {
            int number = trace.tasks().add(index, size);
            taskels.assign(index, size, number);
            index += size;
        }
        trace.changed();
        return first;
    }

    @Override
    public synchronized void dispatched(int[] tasks, int worker, long nanoTime) {
        long time = time(nanoTime);
        for (int task : tasks) {
            trace.tasks().dispatch(task, worker, time);
        }
        trace.changed();
    }

    @Override
    public synchronized void started(int index, int worker, long nanoTime) {
        taskels.start(index, worker, time(nanoTime));
        trace.changed();
    }

    @Override
    public synchronized void completed(
            int index, int worker, long started, long ended, long cpuNanos, long received, Outcome outcome) {
        taskels.complete(index, worker, time(started), time(ended), cpuNanos, time(received), outcome);
        keepWithinLimit();
        trace.changed();
    }

    @Override
    public void arrived(Completions all) {
        if (!all.hasTexts()) {
            all.texts(texts(all));
        }
    }

    @Override
    public void completed(Completions all) {
        @Nullable String[] texts = all.hasTexts() ? all.texts() : texts(all);
        synchronized (this) {
            for (int i = 0; i < texts.length; i++) { // First: who reads the trace takes a completed taskel for whole.
                String text = texts[i];
                if (text != null) {
                    taskels.result(all.index(i), text);
                }
            }
            for (int i = 0; i < all.count(); ) {
                int end = all.runEnd(i);
                taskels.complete(all, i, end, time(all.received()));
                i = end;
            }
            keepWithinLimit();
        }
        trace.changed();
    }

    /** What those returned that did not return whole numbers, which are kept as such. Outside any lock. */
    private static @Nullable String[] texts(Completions all) {
        @Nullable String[] texts = {};
        for (int i = 0; i < all.count(); i++) {
            if (all.outcome(i) == Outcome.SUCCEEDED && !all.isNumber(i)) {
                texts = texts.length == 0 ? new @Nullable String[all.count()] : texts;
                texts[i] = text(all.value(i));
            }
        }
        return texts;
    }

    @Override
    public synchronized void dropped(int index, Outcome why, long nanoTime) {
        taskels.drop(index, why, time(nanoTime));
        trace.changed();
    }

    @Override
    public synchronized void failed(Failure failure) {
        trace.failures().add(failure);
        trace.changed();
    }

    /** What a taskel returned, as text. */
    public synchronized void result(int index, String text) {
        taskels.result(index, text);
        trace.changed();
    }

    @Override
    public void returned(int index, @Nullable Object value) {
        result(index, text(value));
    }

    private static String text(@Nullable Object value) {
        try {
            return String.valueOf(value);
        } catch (Throwable e) { // The value's own method, which may do anything.
            return "(its toString() threw " + e.getClass().getName() + ")";
        }
    }

    @Override
    public void delivered(int first, int count, long nanoTime) {
        synchronized (deliveries) {
            taskels.deliver(first, count, time(nanoTime));
        }
        trace.changed();
    }

    /** A sample of CPU time and memory of a worker, or of the whole machine if {@code worker} is {@link Trace#NONE}. */
    public void sampled(int worker, long nanoTime, long userNanos, long systemNanos, long residentBytes) {
        sampled(worker, nanoTime, userNanos, systemNanos, residentBytes, Trace.NEVER);
    }

    /**
     * The same with how long its threads have waited for a processor since it was started, in nanoseconds;
     * {@link Trace#NEVER} if that is not known.
     */
    public synchronized void sampled(
            int worker, long nanoTime, long userNanos, long systemNanos, long residentBytes, long waitedNanos) {
        trace.samples().add(time(nanoTime), worker, userNanos, systemNanos, residentBytes, waitedNanos);
        keepWithinLimit();
        trace.changed();
    }

    /** The main program entered a call; returns the call's number. */
    @CanIgnoreReturnValue
    public synchronized int blocked(CallKind kind, int line, int awaited, long nanoTime) {
        trace.changed();
        return trace.calls().begin(kind, line, awaited, time(nanoTime));
    }

    /** The main program came back from a call. */
    public synchronized void unblocked(int call, long nanoTime) {
        trace.calls().end(call, time(nanoTime));
        keepWithinLimit();
        trace.changed();
    }

    @Override
    @CanIgnoreReturnValue
    public synchronized int callbackBegan(int index, long nanoTime) {
        trace.changed();
        return trace.callbacks().begin(CallKind.CALLBACK, Trace.NONE, index, time(nanoTime));
    }

    @Override
    public synchronized void callbackEnded(int callback, long nanoTime) {
        trace.callbacks().end(callback, time(nanoTime));
        keepWithinLimit();
        trace.changed();
    }

    @Override
    public synchronized void printed(long pid, boolean onError, String line, long nanoTime) {
        trace.output().add(time(nanoTime), pid, onError, line);
        trace.changed();
    }

    @Override
    public synchronized void retried(int index, int worker, long started, long nanoTime, String why) {
        noted(Note.Kind.RETRY, worker, "Taskel " + index + " is tried again: " + why, nanoTime);
    }

    @Override
    public synchronized void noted(Note.Kind kind, int worker, String text, long nanoTime) {
        trace.notes().add(new Note(kind, worker, time(nanoTime), text));
        trace.changed();
    }

    /**
     * A primitive was made; returns its number.
     *
     * @param capacity how many items, permits or parties it is made for; {@link Trace#NONE} if there is no such number
     */
    @CanIgnoreReturnValue
    public synchronized int primitive(SyncKind kind, String name, int capacity, long nanoTime) {
        trace.changed();
        return trace.syncObjects().add(new SyncObjects.Made(kind, name, capacity, time(nanoTime)));
    }

    /** Something happened to a primitive; see {@link SyncAction} for the amount. */
    public synchronized void synced(int object, SyncAction action, long pid, long thread, long amount, long nanoTime) {
        trace.syncEvents().add(object, action, pid, thread, amount, time(nanoTime));
        keepWithinLimit();
        trace.changed();
    }

    /** What a file tells was counted, and not kept, when the run was recorded. */
    public synchronized void leftOut(long lines, long notes, long ofWorkers, long primitives, long pools) {
        trace.output().leftOut(lines);
        trace.notes().leftOut(notes);
        trace.workers().leftOut(ofWorkers);
        trace.syncObjects().leftOut(primitives);
        trace.pools().leftOut(pools);
    }

    /** Time has come so far, whether or not something happened. For a trace that is read back. */
    public synchronized void reached(long time) {
        trace.seen(time);
        trace.changed();
    }

    /** The run goes on to another state; {@code error} says in one sentence what failed, if it did. */
    public synchronized void state(RunState state, @Nullable String error, long nanoTime) {
        trace.state(state, time(nanoTime), error);
        trace.changed();
    }
}
