package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.trace.Trace;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * One run of a lesson, before it is started.
 *
 * @param name its name: lower case, unique within the lesson
 * @param plan the plan at the requested pace
 * @param raises whether its main program ends with an error
 * @param seconds the approximate duration, if the plan does not determine it because a script sleeps by itself
 * @param stopWhen for a program that never ends by itself: whether its trace shows what is to be seen, so that the run
 *     has to be stopped; any thread
 */
public record Stage(
        String name, Plan plan, boolean raises, OptionalDouble seconds, Optional<Predicate<Trace>> stopWhen) {
    /** Creates a stage whose program ends by itself. */
    Stage(String name, Plan plan, boolean raises, OptionalDouble seconds) {
        this(name, plan, raises, seconds, Optional.empty());
    }

    /** Returns this stage with another plan and duration. */
    Stage with(Plan other, OptionalDouble otherSeconds) {
        return new Stage(name, other, raises, otherSeconds, stopWhen);
    }
}
