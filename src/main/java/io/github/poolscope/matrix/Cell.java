package io.github.poolscope.matrix;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.words.Phrase;

/**
 * The measured value of one property of one mode.
 *
 * @param answer yes, no, or neither
 * @param value the value in a few words
 * @param evidence one sentence with the figures of the run
 * @param run the run that shows it
 */
public record Cell(Mode mode, Property property, Answer answer, Phrase value, Phrase evidence, Recording run) {
    /** The value as yes, no, or neither. */
    public enum Answer {
        YES,
        NO,
        /** Neither yes nor no: see the value. */
        OTHER,
        /** The run does not show it; the evidence says why. */
        UNKNOWN
    }
}
