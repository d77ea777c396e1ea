package io.github.poolscope.pool;

/**
 * A chunk of consecutive taskels on its way to a worker and back.
 *
 * <p>{@code reported} and {@code abandoned} are guarded by the task itself; the rest never changes.
 */
final class Task {
    final Job job;
    /** Its number in the recorder, and on the wire. */
    final int number;
    /** The first taskel's index in the recorder. */
    final int firstIndex;
    /** The first taskel's place in the input of its call. */
    final int firstPosition;

    final int size;
    /** Encoded values, of which the first {@code skip} are not this task's. */
    final byte[] items;

    final int skip;
    /** How many taskels, from the first on, have an outcome. */
    int reported;

    boolean abandoned;

    Task(Job job, int number, int firstIndex, int firstPosition, int size, byte[] items, int skip) {
        this.job = job;
        this.number = number;
        this.firstIndex = firstIndex;
        this.firstPosition = firstPosition;
        this.size = size;
        this.items = items;
        this.skip = skip;
    }
}
