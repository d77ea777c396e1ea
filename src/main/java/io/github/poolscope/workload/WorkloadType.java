package io.github.poolscope.workload;

import java.util.List;

/**
 * A workload that comes with Poolscope.
 *
 * @param name as plans and the command line spell it
 * @param title as the window shows it
 * @param summary what it does with an item, in one sentence
 * @param parameters what can be set
 * @param usualItems items that suit it, in the spelling of plans; empty if the user must name a folder
 */
public record WorkloadType(String name, String title, String summary, List<Parameter> parameters, String usualItems) {
    public WorkloadType {
        parameters = List.copyOf(parameters);
    }
}
