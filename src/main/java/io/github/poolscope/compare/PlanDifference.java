package io.github.poolscope.compare;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting in which the plans of runs differ.
 *
 * @param setting the setting
 * @param values its value in each run, as the setting spells it; empty where it has no effect
 */
public record PlanDifference(Setting<?> setting, List<String> values) {
    public PlanDifference {
        values = List.copyOf(values);
    }

    /** Returns all differences, in the order of the settings. */
    static List<PlanDifference> of(List<Plan> plans) {
        List<PlanDifference> differences = new ArrayList<>();
        for (Setting<?> setting : Setting.all()) {
            List<String> values = plans.stream()
                    .map(plan -> setting.appliesTo(plan) ? setting.text(plan) : "")
                    .toList();
            if (values.stream().distinct().count() > 1) {
                differences.add(new PlanDifference(setting, values));
            }
        }
        return differences;
    }
}
