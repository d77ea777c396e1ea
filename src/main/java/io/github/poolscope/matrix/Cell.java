package io.github.poolscope.matrix;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.words.Phrase;

/**
 * What was found of one property of one mode.
 *
 * @param answer in short
 * @param value in a few words
 * @param evidence one sentence with the figures of the run
 * @param run the run that shows it
 */
public record Cell(Mode mode, Property property, Answer answer, Phrase value, Phrase evidence, Recording run) {
    /** An answer in short. */
    public enum Answer {
        YES,
        NO,
        /** The value says it. */
        OTHER,
        /** The run does not tell; the evidence says why. */
        UNKNOWN
    }
}
