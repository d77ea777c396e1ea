package io.github.poolscope.record;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A task that an executor was given, as a taskel of the recording. */
final class Submitted {
    private enum State {
        WAITING,
        BEGUN,
        DROPPED
    }

    private final int index;
    private final int task;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final AtomicBoolean delivered = new AtomicBoolean();

    Submitted(int index, int task) {
        this.index = index;
        this.task = task;
    }

    int index() {
        return index;
    }

    int task() {
        return task;
    }

    /** Returns whether it begins now: false if it was dropped, or has begun before. */
    boolean begins() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** Returns whether it is dropped now: false if it has begun. */
    boolean isDroppedNow() {
        return state.compareAndSet(State.WAITING, State.DROPPED);
    }

    /** Returns whether its outcome is delivered now, for the first time. */
    boolean isDeliveredNow() {
        return state.get() == State.BEGUN && delivered.compareAndSet(false, true);
    }
}
