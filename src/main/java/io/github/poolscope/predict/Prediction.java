package io.github.poolscope.predict;

/**
 * What is predicted for a scenario; times are in nanoseconds.
 *
 * @param makespan from the beginning of the first taskel to the end of the last
 * @param low the lower end of the makespan's interval, at most {@code makespan}
 * @param high the upper end of the makespan's interval, at least {@code makespan}
 * @param wall the length of the whole run
 */
public record Prediction(Scenario scenario, long makespan, long low, long high, long wall) {}
