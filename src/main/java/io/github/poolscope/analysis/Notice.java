package io.github.poolscope.analysis;

import io.github.poolscope.plan.Plan;
import java.util.Optional;

/**
 * Something worth noticing about a run.
 *
 * @param text in plain words, with the figures that it rests on
 * @param change what to run instead, where there is something
 */
public record Notice(String text, Optional<Change> change) {
    /**
     * Another plan.
     *
     * @param label what is different in it, in a few words
     */
    public record Change(String label, Plan plan) {}

    static Optional<Notice> of(String text) {
        return Optional.of(new Notice(text, Optional.empty()));
    }

    static Optional<Notice> of(String text, String label, Plan plan) {
        return Optional.of(new Notice(text, Optional.of(new Change(label, plan))));
    }

    @Override
    public String toString() {
        return text;
    }
}
