package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pace of a lesson: 1 is slow motion for a class, 0.1 is ten times as fast. */
public final class Pace {
    /** The minimum; below it, the start of workers takes longer than their work. */
    public static final double MIN = 0.05;

    public static final double MAX = 10;

    /**
     * Parameters of CPU-bound workloads: the pace scales the amount of work, up to the workload's maximum, as computing
     * can't be slowed down.
     */
    private static final Map<String, String> AMOUNTS = Map.of("primes", "below");

    private static final long MAX_AMOUNT = 100_000_000;

    private Pace() {}

    /** Returns the plan at another pace; {@code plan} is at pace 1. */
    static Plan apply(Plan plan, double scale) {
        return new Plan(
                plan.engine(),
                plan.processes(),
                plan.startMethod(),
                plan.mode(),
                plan.chunksize(),
                plan.maxTasksPerChild(),
                plan.initializer(),
                plan.preload(),
                plan.safeguards(),
                apply(plan.work(), scale),
                plan.items(),
                plan.seed(),
                plan.slow() * scale);
    }

    private static Work apply(Work work, double scale) {
        if (work instanceof Work.Script script && apply(script.workload(), scale) instanceof Work.BuiltIn scaled) {
            return new Work.Script(script.name(), scaled);
        }
        if (!(work instanceof Work.BuiltIn builtIn)) {
            return work;
        }
        Map<String, String> parameters = new LinkedHashMap<>(builtIn.parameters());
        String amount = AMOUNTS.getOrDefault(builtIn.name(), "");
        parameters.computeIfPresent(amount, (name, value) -> amount(Long.parseLong(value) * scale));
        return new Work.BuiltIn(builtIn.name(), parameters);
    }

    private static String amount(double exact) {
        return Long.toString(Math.min(MAX_AMOUNT, Math.round(exact)));
    }
}
