package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import java.util.OptionalDouble;

/**
 * One run of a lesson, yet to be started.
 *
 * @param name what the lesson calls it: lower case, unique within the lesson
 * @param plan at the scale that was asked for
 * @param raises whether its main program is to end with an error
 * @param seconds about how long it takes, where the plan does not tell: a script's program sleeps by itself
 */
public record Stage(String name, Plan plan, boolean raises, OptionalDouble seconds) {}
