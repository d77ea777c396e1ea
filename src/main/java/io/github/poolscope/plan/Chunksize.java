package io.github.poolscope.plan;

import java.util.OptionalInt;

/**
 * How many taskels make a task.
 *
 * @param fixed the number, or empty for what the mapping mode takes when it is told nothing
 */
public record Chunksize(OptionalInt fixed) {
    public static final Chunksize AUTO = new Chunksize(OptionalInt.empty());

    /** {@code map} aims at this many tasks a worker (CPython, {@code Pool._map_async}). */
    public static final int TASKS_PER_WORKER = 4;

    public static Chunksize of(int taskels) {
        return new Chunksize(OptionalInt.of(taskels));
    }

    /**
     * Reads {@code auto} or a number.
     *
     * @throws PlanException if it is neither, or out of range
     */
    public static Chunksize parse(String text) {
        return new Chunksize(Numbers.autoOrAtLeastOne(Setting.CHUNKSIZE, text, Integer.MAX_VALUE));
    }

    /**
     * The chunksize that a run uses: 1 for the modes that know no chunks; what is fixed; else 1 for the lazy modes, and the number of items divided by four
     * times the workers, rounded up, for the others.
     */
    public int effective(Mode mode, int items, int workers) {
        return mode.chunked() ? fixed.orElseGet(() -> mode.lazy() ? 1 : automatic(items, workers)) : 1;
    }

    /** The automatic chunksize of {@code map}; 1 for no items. */
    public static int automatic(int items, int workers) {
        long tasks = (long) TASKS_PER_WORKER * workers;
        return (int) Math.max(1, (items + tasks - 1) / tasks);
    }

    @Override
    public String toString() {
        return fixed.isPresent() ? Integer.toString(fixed.getAsInt()) : Numbers.AUTO;
    }
}
