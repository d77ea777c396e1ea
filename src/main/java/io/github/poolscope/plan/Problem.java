package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;

/**
 * A problem of a plan.
 *
 * @param setting the setting concerned
 * @param phrase what was wrong and what to do, in one sentence for the user
 */
public record Problem(Setting<?> setting, Phrase phrase) {
    /** Returns what was wrong and what to do, in English. */
    public String sentence() {
        return phrase.toString();
    }
}
