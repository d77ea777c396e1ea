package io.github.poolscope.workload;

import io.github.poolscope.words.Phrase;
import java.util.List;

/**
 * A workload that comes with Poolscope.
 *
 * @param name as plans and the command line spell it
 * @param parameters what can be set
 * @param usualItems items that suit it, in the spelling of plans; empty if the user must name a folder
 */
public record WorkloadType(String name, List<Parameter> parameters, String usualItems) {
    public WorkloadType {
        parameters = List.copyOf(parameters);
    }

    /** What it is called, in a few words. */
    public Phrase title() {
        return Phrase.of("workload." + name);
    }

    /** What it does with an item, in one sentence. */
    public Phrase summary() {
        return Phrase.of("workload." + name + ".summary");
    }
}
