package io.github.poolscope.bench;

import java.util.OptionalDouble;

/**
 * One line of the table: medians, all of the same unit.
 *
 * @param name the case, such as {@code map/chunk1}
 * @param poolscope this pool's
 * @param cpython CPython's pool's; empty if it was not measured, or has no such case
 * @param threads an executor's of plain threads in this process
 * @param floor what no process pool could beat, measured in the same run
 */
public record BenchRow(
        String name,
        String unit,
        double poolscope,
        OptionalDouble cpython,
        OptionalDouble threads,
        OptionalDouble floor) {
    /** How many times better than CPython this pool is. */
    public OptionalDouble ratio() {
        if (cpython.isEmpty()) {
            return OptionalDouble.empty();
        }
        double theirs = cpython.getAsDouble();
        return OptionalDouble.of(Measured.isRate(unit) ? poolscope / theirs : theirs / poolscope);
    }
}
