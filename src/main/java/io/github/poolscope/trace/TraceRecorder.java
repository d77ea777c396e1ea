package io.github.poolscope.trace;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Trace}.
 *
 * <p>A trace uses a limited part of the memory, by default a quarter of the heap: enough for about ten million taskels
 * per gigabyte, if their results are short. Beyond that the oldest taskels and calls are summed up ({@link
 * Taskels#summed()}, {@link Calls#summed(int)}), and the oldest calls of pools, samples and events of primitives are
 * dropped. Of pools, workers, output, failures, notes and primitives the first ones are stored and the others counted.
 * A run file contains everything that there was time to write.
 *
 * <p>Thread-safe: one thread writes at a time, for a few stores each, and beside it one that records deliveries.
 */
public final class TraceRecorder extends PoolRecorder {
    /** The system property with the default limit of a trace's memory in MiB. */
    public static final String LIMIT_PROPERTY = "poolscope.trace.mebibytes";

    /** The default limit is the heap size divided by this. */
    private static final int PART_OF_HEAP = 4;

    private static final int MEBIBYTE_BITS = 20;

    private final Trace trace;
    private final TaskelWriter taskels;
    private final MemoryLimit limit;
    /** Guards the columns that are written when a taskel is delivered, and by nothing else. */
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
                        trace.callsElsewhere(),
                        trace.poolCalls(),
                        trace.callbacks(),
                        trace.syncEvents()));
    }

    /** Returns the default limit of a trace's memory in bytes: {@link #LIMIT_PROPERTY}, or a quarter of the heap. */
    public static long usualLimit() {
        long told = Long.getLong(LIMIT_PROPERTY, 0);
        return told > 0 && told < Long.MAX_VALUE >> MEBIBYTE_BITS
                ? told << MEBIBYTE_BITS
                : Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    }

    /** Creates a trace that begins now; recorded times must be {@link System#nanoTime()} of this process. */
    public static TraceRecorder live() {
        return live(usualLimit());
    }

    /**
     * Creates a trace that begins now, with a limit of its own.
     *
     * @param mostBytes the maximum memory in bytes; while it is being saved, up to half as much again
     */
    public static TraceRecorder live(long mostBytes) {
        long origin = System.nanoTime();
        return live(
                Instant.now(), origin == 0 ? 1 : origin, ProcessHandle.current().pid(), mostBytes);
    }

    /**
     * Creates a live trace.
     *
     * @param origin the {@link System#nanoTime()} of time 0; not 0
     */
    static TraceRecorder live(Instant began, long origin, long mainPid, long mostBytes) {
        return new TraceRecorder(new Trace(began, origin, mainPid, mostBytes), mostBytes);
    }

    /** Creates a trace that is read back; recorded times must be nanoseconds since {@code began}. */
    public static TraceRecorder readBack(Instant began, long mainPid) {
        return readBack(began, mainPid, usualLimit());
    }

    /** Creates a trace that is read back, with a memory limit in bytes. */
    public static TraceRecorder readBack(Instant began, long mainPid, long mostBytes) {
        return new TraceRecorder(new Trace(began, 0, mainPid, mostBytes), mostBytes);
    }

    /**
     * Creates a trace that is read back from another, without a limit of its own: it starts with what the other one has
     * summed up, as if that had happened before everything else.
     */
    public static TraceRecorder readBack(Trace other) {
        TraceRecorder recorder = readBack(other.began(), other.mainPid(), Long.MAX_VALUE);
        Trace trace = recorder.trace();
        trace.columns().beginWith(other.columns(), other.workers().count());
        trace.tasks().beginWith(other.tasks());
        trace.poolCalls().beginWith(other.poolCalls());
        trace.calls().beginWith(other.calls());
        trace.callsElsewhere().beginWith(other.callsElsewhere());
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

    /** Records the text of the next item, in the order of the indices. */
    public synchronized void item(String text) {
        taskels.item(text);
    }

    /**
     * Records the text of a taskel's item, before or after the taskel is submitted; taskels whose items are not
     * recorded have no text. It is in the run file if it is recorded before the taskel begins.
     */
    public synchronized void item(int index, String text) {
        taskels.item(index, text);
        trace.changed();
    }

    /** Records the items of consecutive taskels that are whole numbers, as {@link #item(int, String)}. */
    public synchronized void items(int first, long[] numbers) {
        taskels.items(first, numbers);
        trace.changed();
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
    public synchronized void ended(int index, int worker, long started, long ended, long cpuNanos) {
        taskels.end(index, worker, time(started), time(ended), cpuNanos);
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
            for (int i = 0; i < texts.length; i++) { // First: readers expect a completed taskel to be complete.
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

    /** Returns the texts of results that are not whole numbers, which are stored as numbers. Called without a lock. */
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

    /** Records the result of a taskel, as text. */
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
        } catch (Throwable e) { // The value's own method may throw anything.
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

    /**
     * Records a sample of CPU time and memory of a worker, or of the whole machine if {@code worker} is {@link
     * Trace#NONE}.
     */
    public void sampled(int worker, long nanoTime, long userNanos, long systemNanos, long residentBytes) {
        sampled(worker, nanoTime, userNanos, systemNanos, residentBytes, Trace.NEVER);
    }

    /**
     * Records a sample that includes how long the worker's threads have waited for a processor since its start, in
     * nanoseconds; {@link Trace#NEVER} if unknown.
     */
    public synchronized void sampled(
            int worker, long nanoTime, long userNanos, long systemNanos, long residentBytes, long waitedNanos) {
        trace.samples().add(time(nanoTime), worker, userNanos, systemNanos, residentBytes, waitedNanos);
        keepWithinLimit();
        trace.changed();
    }

    /**
     * Records that the main program entered a call at a line of the program of the run's plan; returns the call's
     * number.
     */
    @CanIgnoreReturnValue
    public int blocked(CallKind kind, int line, int awaited, long nanoTime) {
        return blocked(BlockedCall.ofMain(kind, line, awaited), nanoTime);
    }

    /** Records that the main program returned from a call. */
    public synchronized void unblocked(int call, long nanoTime) {
        returned(trace.calls(), call, nanoTime);
    }

    /**
     * Records that a thread entered a call; returns the call's number, in {@link Trace#calls()} or in {@link
     * Trace#callsElsewhere()}.
     */
    @CanIgnoreReturnValue
    public synchronized int blocked(BlockedCall call, long nanoTime) {
        trace.changed();
        return callsLike(call).begin(call, time(nanoTime));
    }

    /** Records that a thread returned from a call, whose number is {@code number}. */
    public synchronized void unblocked(BlockedCall call, int number, long nanoTime) {
        returned(callsLike(call), number, nanoTime);
    }

    private Calls callsLike(BlockedCall call) {
        return call.isOfMain() ? trace.calls() : trace.callsElsewhere();
    }

    private void returned(Calls calls, int number, long nanoTime) {
        calls.end(number, time(nanoTime));
        keepWithinLimit();
        trace.changed();
    }

    /**
     * Stores the text of a source file that calls name by its path; if there is one with that path, does nothing. See
     * {@link Sources} for the limits.
     */
    public void source(String path, String text) {
        source(path, text, true);
    }

    /** Stores the text of a source file, of which the last lines may be missing. */
    public synchronized void source(String path, String text, boolean isWhole) {
        trace.sources().add(path, text, isWhole);
        trace.changed();
    }

    @Override
    @CanIgnoreReturnValue
    public synchronized int callbackBegan(int index, long nanoTime) {
        trace.changed();
        return trace.callbacks().begin(BlockedCall.ofMain(CallKind.CALLBACK, Trace.NONE, index), time(nanoTime));
    }

    @Override
    public synchronized void callbackEnded(int callback, long nanoTime) {
        returned(trace.callbacks(), callback, nanoTime);
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
     * Records a new primitive; returns its number.
     *
     * @param capacity its number of items, permits or parties; {@link Trace#NONE} if it has no such number
     */
    @CanIgnoreReturnValue
    public synchronized int primitive(SyncKind kind, String name, int capacity, long nanoTime) {
        trace.changed();
        return trace.syncObjects().add(new SyncObjects.Made(kind, name, capacity, time(nanoTime)));
    }

    /** Records an event of a primitive; see {@link SyncAction} for the amount. */
    public synchronized void synced(int object, SyncAction action, long pid, long thread, long amount, long nanoTime) {
        trace.syncEvents().add(object, action, pid, thread, amount, time(nanoTime));
        keepWithinLimit();
        trace.changed();
    }

    /** Adds counts of data that was dropped when the run was recorded, as read from a file. */
    public synchronized void leftOut(long lines, long notes, long ofWorkers, long primitives, long pools) {
        trace.output().leftOut(lines);
        trace.notes().leftOut(notes);
        trace.workers().leftOut(ofWorkers);
        trace.syncObjects().leftOut(primitives);
        trace.pools().leftOut(pools);
    }

    /** Moves the present time forward, whether or not something happened. For a trace that is read back. */
    public synchronized void reached(long time) {
        trace.seen(time);
        trace.changed();
    }

    /** Records the run's new state; {@code error} is one sentence about what failed, or null. */
    public synchronized void state(RunState state, @Nullable String error, long nanoTime) {
        trace.state(state, time(nanoTime), error);
        trace.changed();
    }
}
