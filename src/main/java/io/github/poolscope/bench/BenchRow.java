package io.github.poolscope.bench;

import java.util.OptionalDouble;

/**
 * One row of the table: medians, all in the same unit.
 *
 * @param name the case, such as {@code map/chunk1}
 * @param poolscope this pool's median
 * @param cpython that of CPython's pool; empty if it was not measured, or has no such case
 * @param threads that of an executor of plain threads in this process
 * @param floor a lower bound for any process pool, measured in the same run
 */
public record BenchRow(
        String name,
        String unit,
        double poolscope,
        OptionalDouble cpython,
        OptionalDouble threads,
        OptionalDouble floor) {
    /** Returns how many times better than CPython this pool is. */
    public OptionalDouble ratio() {
        if (cpython.isEmpty()) {
            return OptionalDouble.empty();
        }
        double theirs = cpython.getAsDouble();
        return OptionalDouble.of(Measured.isRate(unit) ? poolscope / theirs : theirs / poolscope);
    }
}
