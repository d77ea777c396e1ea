package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;
import java.util.List;

/**
 * A built-in workload and how to create its function.
 *
 * @param type its description for users
 * @param kind the items that it takes
 * @param maker creates the function that workers call
 * @param python returns the function's Python source
 * @param java returns the function's Java source
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
        /** Returns the lines of the function {@code f}, imports first. */
        List<String> lines(Settings settings, Context context);
    }
}
