package io.github.poolscope.plan;

import java.util.OptionalInt;

/**
 * How many workers a pool has.
 *
 * @param fixed the number, or empty for as many as there are usable cores; 0 for no pool, where the main program does
 *     the work itself
 */
public record PoolSize(OptionalInt fixed) {
    /** More would only bring the machine down. */
    public static final int MOST = 1_000;

    public static final PoolSize AUTO = new PoolSize(OptionalInt.empty());

    public static PoolSize of(int workers) {
        return new PoolSize(OptionalInt.of(workers));
    }

    /**
     * Reads {@code auto} or a number.
     *
     * @throws PlanException if it is neither, or out of range
     */
    public static PoolSize parse(String text) {
        return new PoolSize(Numbers.autoOrAtLeast(0, Setting.PROCESSES, text, MOST));
    }

    /** The number of workers on this machine: what is fixed, or the cores that this JVM may use. */
    public int workers() {
        return fixed.orElseGet(PoolSize::usableCores);
    }

    /** The cores that this JVM may use, container limits and affinity included. */
    public static int usableCores() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public String toString() {
        return fixed.isPresent() ? Integer.toString(fixed.getAsInt()) : Numbers.AUTO;
    }
}
