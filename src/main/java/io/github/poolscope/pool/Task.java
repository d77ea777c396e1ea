package io.github.poolscope.pool;

/**
 * A chunk of consecutive taskels on its way to a worker and back.
 *
 * <p>What is not final is guarded by the task itself.
 */
final class Task {
    final Job job;
    /** Its number on the wire, of which no other task of the pool has the same. */
    final int wire;
    /** Its number in the recorder. */
    final int number;
    /** The first taskel's index in the recorder. */
    final int firstIndex;
    /** The first taskel's place in the input of its call. */
    final int firstPosition;

    final int size;
    /** As the pool's {@link ItemTransfer} packed them, see {@link ItemTransfer.Packed}; the first {@code skip} are not this task's. */
    final Object items;

    final int from;
    final int length;

    final int skip;
    /** How many times its taskels were lost with a worker before. */
    final int attempt;
    /** How many taskels, from the first on, have an outcome. */
    int reported;

    boolean abandoned;
    /** How many workers died when it was the next that they were to begin, and how much that weighs. */
    int deaths;

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
}
