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
public final class TraceRecorder extends ProgramRecorder {
    /** The system property with the default limit of a trace's memory in MiB. */
    public static final String LIMIT_PROPERTY = "poolscope.trace.mebibytes";

    /** The default limit is the heap size divided by this. */
    private static final int PART_OF_HEAP = 4;

    private static final int MEBIBYTE_BITS = 20;

    private final Trace trace;
    private final TaskelWriter taskels;
    private final TaskelTexts texts;
    private final MemoryLimit limit;
    /** Guards the columns that are written when a taskel is delivered, and by nothing else. */
    private final Object deliveries = new Object();

    private TraceRecorder(Trace trace, long mostBytes) {
        super(trace);
        this.trace = trace;
        taskels = new TaskelWriter(trace.columns(), trace.origin());
        texts = new TaskelTexts(trace.columns());
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

    /** Records which process is the main program, if that was not known at the beginning. */
    public synchronized void mainPid(long pid) {
        trace.mainPid(pid);
        trace.changed();
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
        texts.item(text);
    }

    /**
     * Records the text of a taskel's item, before or after the taskel is submitted; taskels whose items are not
     * recorded have no text. It is in the run file if it is recorded before the taskel begins.
     */
    public synchronized void item(int index, String text) {
        texts.item(index, text);
        trace.changed();
    }

    /** Records the items of consecutive taskels that are whole numbers, as {@link #item(int, String)}. */
    public synchronized void items(int first, long[] numbers) {
        texts.items(first, numbers);
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

    /**
     * Records the CPU time of consecutive taskels that ran one after another, all together, for which {@link #ended}
     * was called; before their completion.
     */
    public synchronized void spent(int first, int count, long cpuNanos) {
        taskels.spend(first, count, cpuNanos);
        trace.changed();
    }

    /**
     * Records that the outcomes of consecutive taskels reached the main program, for each of which {@link #ended} was
     * called. As {@link #completed}, but shorter for many.
     *
     * @param nanoTime {@link Trace#NEVER} if they were lost, and the main program does not learn that
     */
    public synchronized void received(int first, int count, long nanoTime, Outcome outcome) {
        taskels.receive(first, count, time(nanoTime), outcome);
        keepWithinLimit();
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
        @Nullable String[] results = all.hasTexts() ? all.texts() : texts(all);
        synchronized (this) {
            for (int i = 0; i < results.length; i++) { // First: readers expect a completed taskel to be complete.
                String text = results[i];
                if (text != null) {
                    texts.result(all.index(i), text);
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
        @Nullable String[] results = {};
        for (int i = 0; i < all.count(); i++) {
            if (all.outcome(i) == Outcome.SUCCEEDED && !all.isNumber(i)) {
                results = results.length == 0 ? new @Nullable String[all.count()] : results;
                results[i] = text(all.value(i));
            }
        }
        return results;
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
        texts.result(index, text);
        trace.changed();
    }

    /** Records the results of consecutive taskels that are whole numbers. */
    public synchronized void results(int first, long[] numbers) {
        texts.results(first, numbers);
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

    /** Adds counts of data that was dropped when the run was recorded, as read from a file. */
    public synchronized void leftOut(
            long lines, long notes, long ofWorkers, long primitives, long pools, long sources) {
        trace.output().leftOut(lines);
        trace.notes().leftOut(notes);
        trace.workers().leftOut(ofWorkers);
        trace.syncObjects().leftOut(primitives);
        trace.pools().leftOut(pools);
        trace.sources().leftOut(sources);
    }

    /** Moves the present time forward, whether or not something happened. For a trace that is read back. */
    public synchronized void reached(long time) {
        trace.seen(time);
        trace.changed();
    }

    /** Records that everything that happened until then was recorded. For a trace that is read from an event log. */
    public void knownUntil(long nanoTime) {
        trace.knownUntil(time(nanoTime));
    }

    /** Records the run's new state; {@code error} is one sentence about what failed, or null. */
    public synchronized void state(RunState state, @Nullable String error, long nanoTime) {
        trace.state(state, time(nanoTime), error);
        trace.changed();
    }
}
