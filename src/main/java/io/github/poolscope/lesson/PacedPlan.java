package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import java.util.LinkedHashMap;
import java.util.Map;

/** A lesson's plan at another pace. */
final class PacedPlan {
    /**
     * Parameters of CPU-bound workloads: the pace scales the amount of work, up to the workload's maximum, as computing
     * can't be slowed down.
     */
    private static final Map<String, String> AMOUNTS = Map.of("primes", "below");

    private static final long MAX_AMOUNT = 100_000_000;

    private PacedPlan() {}

    /** Returns the plan with its durations times {@code scale}. */
    static Plan of(Plan plan, double scale) {
        return plan.withWork(apply(plan.work(), scale)).with(Setting.SLOW, plan.slow() * scale);
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
