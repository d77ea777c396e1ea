package io.github.poolscope.workload;

import io.github.poolscope.words.Phrase;
import java.util.List;

/**
 * A built-in workload.
 *
 * @param name the name in plans and on the command line
 * @param parameters its parameters
 * @param usualItems items that suit it, in the spelling of plans; empty if the user must name a folder
 */
public record WorkloadType(String name, List<Parameter> parameters, String usualItems) {
    public WorkloadType {
        parameters = List.copyOf(parameters);
    }

    /** Returns its name for users, a few words. */
    public Phrase title() {
        return Phrase.of("workload." + name);
    }

    /** Returns what it does with an item, in one sentence. */
    public Phrase summary() {
        return Phrase.of("workload." + name + ".summary");
    }
}
