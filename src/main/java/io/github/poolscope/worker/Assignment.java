package io.github.poolscope.worker;

import io.github.poolscope.wire.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of one call, received in one frame.
 *
 * @param function the number of their function
 * @param encodedFunction the function itself; null if it was sent before
 * @param failureSkipsRest whether a failing taskel ends its task
 * @param softLimitNanos the time after which a taskel is interrupted; 0 for never
 * @param tasks the number of tasks
 * @param items the tasks, still encoded
 */
record Assignment(
        int function,
        @Nullable Decoder encodedFunction,
        boolean failureSkipsRest,
        long softLimitNanos,
        int tasks,
        Decoder items) {
    /** No tasks. */
    static final Assignment NONE = new Assignment(0, null, false, 0, 0, new Decoder(new byte[0]));

    /** The end of the queue: no assignment follows. */
    static final Assignment END = new Assignment(0, null, false, 0, -1, new Decoder(new byte[0]));

    boolean isEnd() {
        return tasks < 0;
    }
}
