package io.github.poolscope.compare;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A figure of all runs.
 *
 * @param measure what it is
 * @param values its value in each run; empty where a run has none
 */
public record FigureRow(Measure measure, List<OptionalDouble> values) {
    public FigureRow {
        values = List.copyOf(values);
    }

    static FigureRow of(Measure measure, List<ComparedRun> runs) {
        return new FigureRow(measure, runs.stream().map(measure::of).toList());
    }

    /**
     * Returns the ratio of a run's value to that of the first one; 1 if both are 0, empty if one of them does not exist
     * or only the first is 0.
     */
    public OptionalDouble ratio(int run) {
        OptionalDouble first = values.get(0);
        OptionalDouble value = values.get(run);
        if (first.isEmpty() || value.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (first.getAsDouble() == value.getAsDouble()) {
            return OptionalDouble.of(1);
        }
        return first.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(value.getAsDouble() / first.getAsDouble());
    }
}
