package io.github.poolscope.trace;

/** What became of a taskel after it was summed up: kept until it is saved. */
public sealed interface LateEvent {
    /** It began; {@code rank} is its place in the order of starting. */
    record Started(int index, int rank, int worker, long time) implements LateEvent {}

    /** Its outcome reached the main program; {@code rank} is its place in the order of completion. */
    record Completed(
            int index, int rank, int worker, long started, long ended, long cpu, long received, Outcome outcome)
            implements LateEvent {}

    /** What it returned. */
    record Returned(int index, String result) implements LateEvent {}

    /** {@code count} of them from {@code first} on, of one task where that is known, will never run to an outcome. */
    record Dropped(int first, int count, Outcome outcome, long time, int task) implements LateEvent {}

    /** The caller was given {@code count} outcomes from {@code first} on, at these places in the order of delivery. */
    record Delivered(int first, int count, int rank, long time) implements LateEvent {}
}
