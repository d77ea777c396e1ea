package io.github.poolscope.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for a worker, first come, first served.
 *
 * <p>Tasks are submitted without a lock, so that callers and workers do not wait for one another while every worker is
 * busy: {@link #submit} adds to a concurrent queue, which the thread that assigns tasks takes over. No task is forgotten:
 * that thread says that a worker is idle <i>before</i> it looks into the concurrent queue for the last time, and a
 * submitter asks whether one is <i>after</i> it has added its task, so that one of the two sees the other.
 *
 * <p>{@link #submit} and {@link #isAnyWorkerIdle} may be called by any thread; all else under the dispatcher's lock.
 */
final class TaskQueue {
    private final ArrayDeque<Task> queue = new ArrayDeque<>();
    /** What was submitted and not taken over yet; it belongs behind the queue. */
    private final ConcurrentLinkedQueue<Task> incoming = new ConcurrentLinkedQueue<>();

    private volatile boolean anyIdle;
    private volatile boolean ended;

    /** Adds tasks; returns whether the caller must see to it that they are assigned. */
    boolean submit(List<Task> tasks) {
        if (tasks.size() == 1) {
            incoming.add(tasks.get(0));
        } else {
            incoming.addAll(tasks);
        }
        return anyIdle || ended;
    }

    /** Returns whether a worker waits for a task. */
    boolean isAnyWorkerIdle() {
        return anyIdle;
    }

    /** To be told before {@link #takeIncoming}, and when tasks were assigned. */
    void anyIdle(boolean isAnyIdle) {
        anyIdle = isAnyIdle;
    }

    /** From now on each submitter looks itself for what becomes of its tasks. */
    void end() {
        ended = true;
    }

    /** Takes over what was submitted meanwhile. */
    void takeIncoming() {
        Task next = incoming.poll();
        while (next != null) {
            queue.add(next);
            next = incoming.poll();
        }
    }

    /** Puts tasks that were called back, or that a lost worker has left, before all others, in the given order. */
    void putFirst(List<Task> tasks) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            queue.addFirst(tasks.get(i));
        }
    }

    /** The task whose turn it is; null if none waits. */
    @Nullable
    Task peek() {
        return queue.peek();
    }

    /** Removes the task whose turn it is. */
    void remove() {
        queue.remove();
    }

    /** Removes the tasks of a job, and returns them. */
    List<Task> removeOf(Job job) {
        takeIncoming();
        List<Task> removed = queue.stream().filter(task -> task.job == job).toList();
        queue.removeIf(task -> task.job == job);
        return removed;
    }

    /** All tasks that wait, in their order; takes over what was submitted meanwhile. */
    List<Task> all() {
        takeIncoming();
        return new ArrayList<>(queue);
    }

    /** Forgets all tasks that were taken over. */
    void clear() {
        queue.clear();
    }

    /** Returns whether no task waits, of those that were taken over. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** How many tasks wait, of those that were taken over. */
    int size() {
        return queue.size();
    }

    /** How many tasks wait, those that were not taken over included. */
    int sizeWithIncoming() {
        return queue.size() + incoming.size();
    }

    /** Returns whether no task waits at all. */
    boolean isEmptyWithIncoming() {
        return queue.isEmpty() && incoming.isEmpty();
    }
}
