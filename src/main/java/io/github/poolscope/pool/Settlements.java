package io.github.poolscope.pool;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Taskels that have got their outcomes together, for their jobs to be told. Belongs to the thread that fills it, and is
 * used again and again.
 */
final class Settlements {
    private int count;
    private Task[] tasks = new Task[64];
    private int[] offsets = new int[64];
    private @Nullable Object[] values = new @Nullable Object[64];
    private @Nullable Throwable[] errors = new @Nullable Throwable[64];
    private boolean[] last = new boolean[64];

    void add(Task task, int offset, @Nullable Object value, @Nullable Throwable error, boolean isLast) {
        if (count == tasks.length) {
            int more = count * 2;
            tasks = Arrays.copyOf(tasks, more);
            offsets = Arrays.copyOf(offsets, more);
            values = Arrays.copyOf(values, more);
            errors = Arrays.copyOf(errors, more);
            last = Arrays.copyOf(last, more);
        }
        tasks[count] = task;
        offsets[count] = offset;
        values[count] = value;
        errors[count] = error;
        last[count] = isLast;
        count++;
    }

    /** Tells the jobs, and forgets everything. */
    @SuppressWarnings("ReferenceEquality") // The very same call.
    void tell() {
        int from = 0;
        while (from < count) {
            Job job = tasks[from].job;
            int to = from + 1;
            while (to < count && tasks[to].job == job) {
                to++;
            }
            job.settled(this, from, to);
            from = to;
        }
        Arrays.fill(tasks, 0, count, null);
        Arrays.fill(values, 0, count, null);
        Arrays.fill(errors, 0, count, null);
        count = 0;
    }

    Task task(int i) {
        return tasks[i];
    }

    /** The taskel's place in the input of its call. */
    int position(int i) {
        return tasks[i].firstPosition + offsets[i];
    }

    /** The taskel's number in the recorder. */
    int index(int i) {
        return tasks[i].firstIndex + offsets[i];
    }

    @Nullable
    Object value(int i) {
        return values[i];
    }

    @Nullable
    Throwable error(int i) {
        return errors[i];
    }

    /** Whether all of its task's taskels have got their outcomes with it. */
    boolean isLast(int i) {
        return last[i];
    }
}
