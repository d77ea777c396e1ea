package io.github.poolscope.lesson;

import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import java.util.Optional;
import java.util.OptionalDouble;

/** How long the taskels of a lesson's plan wait, in seconds, if the plan determines it. */
final class ExpectedDurations {
    private ExpectedDurations() {}

    /**
     * Returns how long taskel {@code index} waits, in seconds; empty for work that does not wait for a time given in
     * the plan.
     */
    static OptionalDouble of(Plan plan, int index) {
        OptionalDouble each = parameter(plan, "seconds");
        if (each.isPresent()) {
            return OptionalDouble.of(each.getAsDouble() * plan.slow());
        }
        Optional<String> times = text(plan, "times");
        if (times.isPresent()) {
            String[] listed = times.get().split(";", -1);
            return OptionalDouble.of(Double.parseDouble(listed[index % listed.length]) * plan.slow());
        }
        OptionalDouble unit = parameter(plan, "unit");
        return unit.isPresent()
                ? OptionalDouble.of((items(plan) - index) * unit.getAsDouble() * plan.slow())
                : OptionalDouble.empty();
    }

    /** Returns the number of items; 0 if it depends on a folder. */
    static int items(Plan plan) {
        return plan.items() instanceof Items.Range range ? range.count() : 0;
    }

    /** Returns a numeric parameter of the workload. Lessons set every parameter that they depend on. */
    static OptionalDouble parameter(Plan plan, String name) {
        Optional<String> told = text(plan, name);
        return told.isPresent() ? OptionalDouble.of(Double.parseDouble(told.get())) : OptionalDouble.empty();
    }

    private static Optional<String> text(Plan plan, String name) {
        Work told = plan.work() instanceof Work.Script script ? script.workload() : plan.work();
        return told instanceof Work.BuiltIn work
                ? Optional.ofNullable(work.parameters().get(name))
                : Optional.empty();
    }
}
