package io.github.poolscope.pool;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that arrived together, to be passed to their jobs, in runs of consecutive taskels of one task. Belongs to
 * the thread that fills it, and is reused.
 */
final class OutcomeBatch {
    /** Marks a value as an {@code int}, so that no object is needed. */
    private static final Object INT = new Object();

    private int runs;
    private Task[] tasks = new Task[64];
    private int[] firstOffsets = new int[64];
    private int[] starts = new int[65];
    private boolean[] failed = new boolean[64];
    private boolean[] ints = new boolean[64];
    private boolean[] last = new boolean[64];
    private int count;
    private @Nullable Object[] values = new @Nullable Object[64];
    private int[] numbers = new int[64];
    private @Nullable Throwable[] errors = new @Nullable Throwable[64];

    /** Begins a run: what is added from now on are the outcomes of the task's taskels from {@code firstOffset} on. */
    void beginRun(Task task, int firstOffset) {
        if (runs == tasks.length) {
            int more = runs * 2;
            tasks = Arrays.copyOf(tasks, more);
            firstOffsets = Arrays.copyOf(firstOffsets, more);
            starts = Arrays.copyOf(starts, more + 1);
            failed = Arrays.copyOf(failed, more);
            ints = Arrays.copyOf(ints, more);
            last = Arrays.copyOf(last, more);
        }
        tasks[runs] = task;
        firstOffsets[runs] = firstOffset;
        starts[runs] = count;
        failed[runs] = false;
        ints[runs] = true;
    }

    /** Adds a value that is an {@code int}. */
    void add(int value) {
        grow();
        values[count] = INT;
        numbers[count++] = value;
    }

    void add(@Nullable Object value, @Nullable Throwable error) {
        grow();
        values[count] = value;
        ints[runs] = false;
        if (error != null) {
            errors[count] = error;
            failed[runs] = true;
        }
        count++;
    }

    private void grow() {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
            numbers = Arrays.copyOf(numbers, count * 2);
            errors = Arrays.copyOf(errors, count * 2);
        }
    }

    /** Completes the run; {@code isLast} if its last taskel is its task's. */
    void endRun(boolean isLast) {
        last[runs] = isLast;
        runs++;
        starts[runs] = count;
    }

    /** Removes all but the first {@code size} taskels of the run begun last. */
    void truncateRun(int size) {
        int end = starts[runs] + size;
        if (count > end) {
            Arrays.fill(values, end, count, null);
            Arrays.fill(errors, end, count, null);
            count = end;
        }
    }

    /** Removes the run begun last. */
    void dropRun() {
        Arrays.fill(values, starts[runs], count, null);
        Arrays.fill(errors, starts[runs], count, null);
        count = starts[runs];
    }

    /** Passes the outcomes to the jobs, and clears the batch. */
    @SuppressWarnings("ReferenceEquality") // The same call.
    void tell() {
        int from = 0;
        while (from < runs) {
            Job job = tasks[from].job;
            int to = from + 1;
            while (to < runs && tasks[to].job == job) {
                to++;
            }
            tell(job, from, to);
            from = to;
        }
        Arrays.fill(tasks, 0, runs, null);
        Arrays.fill(values, 0, count, null);
        Arrays.fill(errors, 0, count, null);
        runs = 0;
        count = 0;
    }

    private void tell(Job job, int from, int to) {
        try {
            job.settled(this, from, to);
        } catch (Throwable e) {
            job.giveUp(e);
        }
    }

    Task task(int run) {
        return tasks[run];
    }

    /** Returns the position of the first taskel in the input of its call. */
    int firstPosition(int run) {
        return tasks[run].firstPosition + firstOffsets[run];
    }

    /** Returns the first taskel's number in the recorder. */
    int firstIndex(int run) {
        return tasks[run].firstIndex + firstOffsets[run];
    }

    int size(int run) {
        return starts[run + 1] - starts[run];
    }

    @Nullable
    Object value(int run, int i) {
        int at = starts[run] + i;
        return values[at] == INT ? (Object) numbers[at] : values[at];
    }

    @Nullable
    Throwable error(int run, int i) {
        return errors[starts[run] + i];
    }

    /** Returns whether all values of a run are {@code int}s. */
    boolean isInts(int run) {
        return ints[run];
    }

    /** Copies the values of a run of which {@link #isInts} is true. */
    void copyInts(int run, int[] target, int at) {
        System.arraycopy(numbers, starts[run], target, at, size(run));
    }

    boolean hasErrors(int run) {
        return failed[run];
    }

    /** Returns whether all taskels of its task have their outcomes with this run. */
    boolean isLast(int run) {
        return last[run];
    }
}
