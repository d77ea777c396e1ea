package io.github.poolscope.analysis.picture;

import java.util.List;

/**
 * A number over time.
 *
 * @param steps in chronological order; changes within a pixel are one step with a minimum and a maximum
 * @param most the maximum so far, also outside the shown part of time
 * @param now the last value
 * @param merged how many steps were merged into others
 */
public record StepChart(List<Step> steps, long most, long now, int merged) {
    /**
     * A part of time in which the number stayed the same, or changed within a pixel.
     *
     * @param from its beginning
     * @param to its end
     * @param least the minimum
     * @param most the maximum
     */
    public record Step(long from, long to, long least, long most) {}

    /** The chart of a number that was always 0. */
    static final StepChart NONE = new StepChart(List.of(), 0, 0, 0);

    public StepChart {
        steps = List.copyOf(steps);
    }
}
