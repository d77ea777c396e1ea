package io.github.poolscope.plan;

import java.util.OptionalInt;

/**
 * The number of taskels in a task.
 *
 * @param fixed the number, or empty for the mapping mode's default
 */
public record Chunksize(OptionalInt fixed) {
    public static final Chunksize AUTO = new Chunksize(OptionalInt.empty());

    /** {@code map} aims at this many tasks per worker (CPython, {@code Pool._map_async}). */
    public static final int TASKS_PER_WORKER = 4;

    public static Chunksize of(int taskels) {
        return new Chunksize(OptionalInt.of(taskels));
    }

    /**
     * Parses {@code auto} or a number.
     *
     * @throws PlanException if it is neither, or out of range
     */
    public static Chunksize parse(String text) {
        return Setting.CHUNKSIZE.parse(text);
    }

    /**
     * Returns the chunksize of a run: 1 for modes without chunks; otherwise the fixed number; otherwise 1 for the lazy
     * modes, and for the others the number of items divided by four times the workers, rounded up.
     */
    public int effective(Mode mode, int items, int workers) {
        return mode.chunked() ? fixed.orElseGet(() -> mode.lazy() ? 1 : automatic(items, workers)) : 1;
    }

    /** Returns the automatic chunksize of {@code map}; 1 for no items. */
    public static int automatic(int items, int workers) {
        long tasks = (long) TASKS_PER_WORKER * workers;
        return (int) Math.max(1, (items + tasks - 1) / tasks);
    }

    @Override
    public String toString() {
        return fixed.isPresent() ? Integer.toString(fixed.getAsInt()) : Numbers.AUTO;
    }
}
