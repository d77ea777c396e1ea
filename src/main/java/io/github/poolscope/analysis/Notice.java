package io.github.poolscope.analysis;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.words.Phrase;
import java.util.Optional;

/**
 * Something worth noticing about a run.
 *
 * @param phrase in plain words, with the figures that it rests on
 * @param change what to run instead, where there is something
 */
public record Notice(Phrase phrase, Optional<Change> change) {
    /**
     * Another plan.
     *
     * @param phrase what is different in it, in a few words
     */
    public record Change(Phrase phrase, Plan plan) {
        /** What is different in it, in English. */
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

    /** The same without what to run instead. */
    public Notice withoutChange() {
        return new Notice(phrase, Optional.empty());
    }

    /** What is to be noticed, in English. */
    public String text() {
        return phrase.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
