package io.github.poolscope.analysis.picture;

import java.util.List;

/**
 * A number over time.
 *
 * @param steps in the order of time; what changed more often within a pixel is one step with the least and the most
 * @param most the greatest it ever was, also outside the part of time that is pictured
 * @param now what it was at last
 * @param merged how many steps have no place of their own
 */
public record StepChart(List<Step> steps, long most, long now, int merged) {
    /**
     * A part of time in which the number stayed, or changed within a pixel.
     *
     * @param from its beginning
     * @param to its end
     * @param least the least that the number was
     * @param most the most that it was
     */
    public record Step(long from, long to, long least, long most) {}

    /** A number that never was anything but 0. */
    static final StepChart NONE = new StepChart(List.of(), 0, 0, 0);

    public StepChart {
        steps = List.copyOf(steps);
    }
}
