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
 * busy: {@link #submit} adds to a concurrent queue, which the thread that assigns tasks takes over. No task is missed:
 * that thread marks a worker as idle <i>before</i> it looks into the concurrent queue for the last time, and a
 * submitter checks for an idle worker <i>after</i> it has added its task, so that one of the two sees the other.
 *
 * <p>{@link #submit} and {@link #isAnyWorkerIdle} may be called by any thread; everything else under the dispatcher's
 * lock.
 */
final class TaskQueue {
    private final ArrayDeque<Task> queue = new ArrayDeque<>();
    /** Submitted tasks that were not taken over yet; they belong after the queue. */
    private final ConcurrentLinkedQueue<Task> incoming = new ConcurrentLinkedQueue<>();

    private volatile boolean anyIdle;
    private volatile boolean ended;

    /** Adds tasks; returns whether the caller must make sure that they are assigned. */
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

    /** Sets whether a worker is idle: call it before {@link #takeIncoming}, and when tasks were assigned. */
    void anyIdle(boolean isAnyIdle) {
        anyIdle = isAnyIdle;
    }

    /** Makes each submitter handle its tasks itself, after the end of the pool. */
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

    /** Returns the next task; null if none waits. */
    @Nullable
    Task peek() {
        return queue.peek();
    }

    /** Removes the next task. */
    void remove() {
        queue.remove();
    }

    /** Removes and returns the tasks of a job. */
    List<Task> removeOf(Job job) {
        takeIncoming();
        List<Task> removed = queue.stream().filter(task -> task.job == job).toList();
        queue.removeIf(task -> task.job == job);
        return removed;
    }

    /** Returns all waiting tasks in their order, after taking over what was submitted meanwhile. */
    List<Task> all() {
        takeIncoming();
        return new ArrayList<>(queue);
    }

    /** Removes all tasks that were taken over. */
    void clear() {
        queue.clear();
    }

    /** Returns whether no task waits, of those that were taken over. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Returns the number of waiting tasks that were taken over. */
    int size() {
        return queue.size();
    }

    /** Returns the number of waiting tasks, including those not taken over. */
    int sizeWithIncoming() {
        return queue.size() + incoming.size();
    }

    /** Returns whether no task waits at all. */
    boolean isEmptyWithIncoming() {
        return queue.isEmpty() && incoming.isEmpty();
    }
}
