package io.github.poolscope.workload;

import io.github.poolscope.words.Phrase;

/**
 * A parameter of a built-in workload.
 *
 * @param workload the workload's name
 * @param name the name in plans and on the command line
 * @param usual the default value, as text
 */
public record Parameter(String workload, String name, String usual) {
    /** Returns the label in the window, with its unit. */
    public Phrase title() {
        return Phrase.of("workload." + workload + "." + name);
    }

    /** Returns its meaning in one sentence. */
    public Phrase summary() {
        return Phrase.of("workload." + workload + "." + name + ".summary");
    }
}
