package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.Trace;
import java.util.Arrays;

/**
 * Which taskels the numbered tasks of a call have. Tasks with consecutive numbers, equal sizes and consecutive taskels
 * are one run, so that a million of them usually need no more memory than one.
 */
final class TaskRuns {
    /** The first task of each run, in increasing order. */
    private int[] task = new int[1];

    private int[] tasks = new int[1];
    private int[] size = new int[1];
    /** The index of the first taskel of each run. */
    private int[] index = new int[1];
    /** The trace's number of the first task of each run. */
    private int[] traced = new int[1];

    private int runs;
    private int totalTasks;
    private long totalTaskels;

    /** Returns the number of tasks. */
    int tasks() {
        return totalTasks;
    }

    /** Returns the number of their taskels. */
    long taskels() {
        return totalTaskels;
    }

    int runs() {
        return runs;
    }

    /** Returns the index of the first taskel of a run. */
    int firstIndex(int run) {
        return index[run];
    }

    /** Returns the number of taskels of a run. */
    int taskels(int run) {
        return tasks[run] * size[run];
    }

    int firstTask(int run) {
        return task[run];
    }

    int tasks(int run) {
        return tasks[run];
    }

    /** Adds consecutive tasks of the same size, of which none is known yet. */
    void add(int first, int count, int taskels, int firstIndex, int firstTraced) {
        int at = runs;
        while (at > 0 && task[at - 1] > first) {
            at--;
        }
        totalTasks += count;
        totalTaskels += (long) count * taskels;
        if (at > 0 && continues(at - 1, first, taskels, firstIndex, firstTraced)) {
            tasks[at - 1] += count;
            if (at < runs && continues(at - 1, task[at], size[at], index[at], traced[at])) {
                tasks[at - 1] += tasks[at];
                remove(at);
            }
            return;
        }
        if (at < runs
                && taskels == size[at]
                && first + count == task[at]
                && firstIndex + count * taskels == index[at]
                && firstTraced + count == traced[at]) {
            task[at] = first;
            tasks[at] += count;
            index[at] = firstIndex;
            traced[at] = firstTraced;
            return;
        }
        insert(at);
        task[at] = first;
        tasks[at] = count;
        size[at] = taskels;
        index[at] = firstIndex;
        traced[at] = firstTraced;
    }

    private boolean continues(int run, int first, int taskels, int firstIndex, int firstTraced) {
        return taskels == size[run]
                && first == task[run] + tasks[run]
                && firstIndex == index[run] + tasks[run] * size[run]
                && firstTraced == traced[run] + tasks[run];
    }

    private void insert(int at) {
        if (runs == task.length) {
            int more = 2 * runs;
            task = Arrays.copyOf(task, more);
            tasks = Arrays.copyOf(tasks, more);
            size = Arrays.copyOf(size, more);
            index = Arrays.copyOf(index, more);
            traced = Arrays.copyOf(traced, more);
        }
        for (int[] column : new int[][] {task, tasks, size, index, traced}) {
            System.arraycopy(column, at, column, at + 1, runs - at);
        }
        runs++;
    }

    private void remove(int at) {
        runs--;
        for (int[] column : new int[][] {task, tasks, size, index, traced}) {
            System.arraycopy(column, at + 1, column, at, runs - at);
        }
    }

    /** Returns the run of a task; {@link Trace#NONE} if the task is unknown. */
    int runOf(int number) {
        int last = runs - 1;
        int low = 0;
        int high = last;
        if (last >= 0 && number >= task[last]) { // Most often it is one of the latest.
            low = last;
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (number < task[middle]) {
                high = middle - 1;
            } else if (number - task[middle] < tasks[middle]) {
                return middle;
            } else {
                low = middle + 1;
            }
        }
        return Trace.NONE;
    }

    boolean has(int number) {
        return runOf(number) != Trace.NONE;
    }

    /** Returns the index of the first taskel of a task that is known. */
    int indexOf(int number) {
        int run = runOf(number);
        return index[run] + (number - task[run]) * size[run];
    }

    /** Returns the number of taskels of a task that is known. */
    int sizeOf(int number) {
        return size[runOf(number)];
    }

    /** Returns the trace's number of a task that is known. */
    int tracedOf(int number) {
        int run = runOf(number);
        return traced[run] + number - task[run];
    }
}
