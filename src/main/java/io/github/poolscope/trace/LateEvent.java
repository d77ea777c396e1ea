package io.github.poolscope.trace;

/** An event of a taskel after it was summed up, kept until it is saved. */
public sealed interface LateEvent {
    /** It began; {@code rank} is its rank in the order of starting. */
    record Started(int index, int rank, int worker, long time) implements LateEvent {}

    /** Its function returned or threw; its outcome has not reached the main program. */
    record Ended(int index, int worker, long started, long ended, long cpu) implements LateEvent {}

    /** Its outcome reached the main program; {@code rank} is its rank in the order of completion. */
    record Completed(
            int index, int rank, int worker, long started, long ended, long cpu, long received, Outcome outcome)
            implements LateEvent {}

    /** It returned a value. */
    record Returned(int index, String result) implements LateEvent {}

    /**
     * {@code count} taskels from {@code first} on will never have another outcome; {@code task} is their task, if
     * known.
     */
    record Dropped(int first, int count, Outcome outcome, long time, int task) implements LateEvent {}

    /**
     * The caller received {@code count} outcomes from {@code first} on; {@code rank} is the first rank in the order of
     * delivery.
     */
    record Delivered(int first, int count, int rank, long time) implements LateEvent {}
}
