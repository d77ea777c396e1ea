package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;

/**
 * What is wrong with a plan.
 *
 * @param setting where
 * @param phrase what was wrong and what to do, in one sentence for a user to read
 */
public record Problem(Setting setting, Phrase phrase) {
    /** What was wrong and what to do, in English. */
    public String sentence() {
        return phrase.toString();
    }
}
