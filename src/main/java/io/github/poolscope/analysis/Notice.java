package io.github.poolscope.analysis;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.words.Phrase;
import java.util.Optional;

/**
 * An observation about a run.
 *
 * @param phrase a sentence with the figures that it is based on
 * @param change a plan to run instead; empty for none
 */
public record Notice(Phrase phrase, Optional<Change> change) {
    /**
     * Another plan.
     *
     * @param phrase how it differs, in a few words
     */
    public record Change(Phrase phrase, Plan plan) {
        /** Returns how it differs, in English. */
        public String label() {
            return phrase.toString();
        }
    }

    static Optional<Notice> of(Phrase phrase) {
        return Optional.of(new Notice(phrase, Optional.empty()));
    }

    static Optional<Notice> of(Phrase phrase, Phrase change, Plan plan) {
        return Optional.of(new Notice(phrase, Optional.of(new Change(change, plan))));
    }

    /** Returns the notice without its suggestion. */
    public Notice withoutChange() {
        return new Notice(phrase, Optional.empty());
    }

    /** Returns the sentence in English. */
    public String text() {
        return phrase.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
