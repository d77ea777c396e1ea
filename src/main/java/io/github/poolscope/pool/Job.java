package io.github.poolscope.pool;

import io.github.poolscope.trace.Outcome;
import org.jspecify.annotations.Nullable;

/** One call of the pool: what its tasks are for. Methods may be called from any thread, and hold no pool lock. */
interface Job {
    /** The function's number on the wire. */
    int function();

    byte[] encodedFunction();

    /** Whether a worker gives up the rest of a task once a taskel of it has failed. */
    boolean failureSkipsRest();

    /**
     * A taskel has its outcome.
     *
     * @param position its place in the input of the call
     * @param index its number in the recorder
     */
    void settled(
            Task task, int position, int index, Outcome outcome, @Nullable Object value, @Nullable Throwable error);

    /** All taskels of the task have their outcomes, or what is left of it became another task. */
    void taskEnded(Task task);

    /** Nothing more will come: every wait ends with {@code why}, unless all results are there. */
    void abort(RuntimeException why);
}
