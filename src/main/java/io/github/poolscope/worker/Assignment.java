package io.github.poolscope.worker;

import io.github.poolscope.wire.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of one call as they came from the main program, in one frame.
 *
 * @param function the number of their function
 * @param encodedFunction the function itself; null if the main program did not tell it
 * @param failureSkipsRest whether the taskels of a task behind one that fails are given up
 * @param softLimitNanos after which a taskel is interrupted; 0 for never
 * @param tasks how many tasks
 * @param items the tasks, still encoded
 */
record Assignment(
        int function,
        @Nullable Decoder encodedFunction,
        boolean failureSkipsRest,
        long softLimitNanos,
        int tasks,
        Decoder items) {
    /** Nothing to do. */
    static final Assignment NONE = new Assignment(0, null, false, 0, 0, new Decoder(new byte[0]));

    /** Nothing more will come. */
    static final Assignment END = new Assignment(0, null, false, 0, -1, new Decoder(new byte[0]));

    boolean isEnd() {
        return tasks < 0;
    }
}
