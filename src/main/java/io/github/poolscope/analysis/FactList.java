package io.github.poolscope.analysis;

import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Collects facts in one language. */
final class FactList {
    private final List<Fact> facts = new ArrayList<>();
    private final Language language;

    FactList(Language language) {
        this.language = language;
    }

    /** Adds a fact whose name has the key {@code key}. */
    void add(String key, String value) {
        facts.add(new Fact(Phrase.of("analysis.fact." + key).in(language), value));
    }

    void add(String key, Phrase value) {
        add(key, value.in(language));
    }

    List<Fact> toList() {
        return List.copyOf(facts);
    }
}
