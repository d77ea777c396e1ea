package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import java.util.OptionalDouble;

/**
 * One run of a lesson, before it is started.
 *
 * @param name its name: lower case, unique within the lesson
 * @param plan the plan at the requested pace
 * @param raises whether its main program ends with an error
 * @param seconds the approximate duration, if the plan does not determine it because a script sleeps by itself
 */
public record Stage(String name, Plan plan, boolean raises, OptionalDouble seconds) {}
