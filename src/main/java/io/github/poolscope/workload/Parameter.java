package io.github.poolscope.workload;

import io.github.poolscope.words.Phrase;

/**
 * A parameter of a built-in workload.
 *
 * @param workload the workload's name
 * @param name as plans and the command line spell it
 * @param usual its value where a plan does not tell, as text
 */
public record Parameter(String workload, String name, String usual) {
    /** As the window labels it, with its unit. */
    public Phrase title() {
        return Phrase.of("workload." + workload + "." + name);
    }

    /** What it means, in one sentence. */
    public Phrase summary() {
        return Phrase.of("workload." + workload + "." + name + ".summary");
    }
}
