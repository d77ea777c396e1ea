package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;
import java.util.List;

/**
 * A built-in workload and how it is made.
 *
 * @param type what users see of it
 * @param kind which items it takes
 * @param maker makes the function that workers call
 * @param python writes the same function in Python
 * @param java writes the same function in Java
 */
record Recipe(WorkloadType type, Kind kind, Maker maker, Source python, Source java) {
    enum Kind {
        NUMBERS,
        FILES,
        ANY
    }

    /**
     * What a function depends on besides its parameters.
     *
     * @param overTexts whether its items are texts, not numbers
     */
    record Context(int count, long seed, double slow, boolean overTexts) {}

    @FunctionalInterface
    interface Maker {
        TaskFunction<Object, Object> make(Settings settings, Context context);
    }

    @FunctionalInterface
    interface Source {
        /** The lines of the function {@code f}, imports first. */
        List<String> lines(Settings settings, Context context);
    }
}
