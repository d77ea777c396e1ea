package io.github.poolscope.workload;

import io.github.poolscope.wire.TaskFunction;
import java.util.List;

/**
 * A built-in workload and how it is made.
 *
 * @param type what users see of it
 * @param kind which items it takes
 * @param maker makes the function that workers call
 * @param python writes the same function in Python
 */
record Recipe(WorkloadType type, Kind kind, Maker maker, Python python) {
    enum Kind {
        NUMBERS,
        FILES,
        ANY
    }

    /** What a function depends on besides its parameters. */
    record Context(int count, long seed, double slow) {}

    @FunctionalInterface
    interface Maker {
        TaskFunction<Object, Object> make(Settings settings, Context context);
    }

    @FunctionalInterface
    interface Python {
        /** The lines of the function, imports first, then {@code def f(x):}. */
        List<String> lines(Settings settings, Context context);
    }
}
