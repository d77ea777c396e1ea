package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * A chunk of consecutive taskels on its way to a worker and back.
 *
 * <p>Fields that are not final are guarded by the task itself.
 */
final class Task {
    final Job job;
    /** Its number on the wire, unique in the pool. */
    final int wire;
    /** Its number in the recorder. */
    final int number;
    /** The first taskel's index in the recorder. */
    final int firstIndex;
    /** The first taskel's position in the input of its call. */
    final int firstPosition;

    final int size;
    /**
     * The items as packed by the pool's {@link ItemTransfer}, see {@link ItemTransfer.Packed}; the first {@code skip}
     * belong to another task.
     */
    final Object items;

    final int from;
    final int length;

    final int skip;
    /** How many times its taskels were lost with a worker before. */
    final int attempt;
    /** How many taskels, from the first on, have an outcome. */
    @GuardedBy("this")
    int reported;

    @GuardedBy("this")
    boolean abandoned;
    /** The total weight of workers that died when this was the next task to begin. */
    @GuardedBy("this")
    int deaths;

    @GuardedBy("this")
    int deathsWeighed;

    Task(
            Job job,
            int wire,
            int number,
            int firstIndex,
            int firstPosition,
            int size,
            ItemTransfer.Packed items,
            int skip,
            int attempt) {
        this.job = job;
        this.wire = wire;
        this.number = number;
        this.firstIndex = firstIndex;
        this.firstPosition = firstPosition;
        this.size = size;
        this.items = items.items();
        from = items.from();
        length = items.length();
        this.skip = skip;
        this.attempt = attempt;
    }

    /** A worker died when this was the next task that it was to begin. */
    synchronized void wasNextAtDeath(int weight) {
        deaths++;
        deathsWeighed += weight;
    }
}
