package io.github.poolscope.plan;

import java.util.OptionalInt;

/**
 * The number of workers in a pool.
 *
 * @param fixed the number, or empty for the number of usable cores; 0 for no pool: the main program does the work
 *     itself
 */
public record PoolSize(OptionalInt fixed) {
    /** The maximum; more would only overload the machine. */
    public static final int MAX = 1_000;

    public static final PoolSize AUTO = new PoolSize(OptionalInt.empty());

    public static PoolSize of(int workers) {
        return new PoolSize(OptionalInt.of(workers));
    }

    /**
     * Parses {@code auto} or a number.
     *
     * @throws PlanException if it is neither, or out of range
     */
    public static PoolSize parse(String text) {
        return Setting.PROCESSES.parse(text);
    }

    /** Returns the number of workers on this machine: the fixed number, or the usable cores. */
    public int workers() {
        return fixed.orElseGet(PoolSize::usableCores);
    }

    /** Returns the number of cores that this JVM may use, within container limits and affinity. */
    public static int usableCores() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public String toString() {
        return fixed.isPresent() ? Integer.toString(fixed.getAsInt()) : Numbers.AUTO;
    }
}
