package io.github.poolscope.words;

import java.util.List;

/**
 * A sentence, or a part of one, that has no language yet. What is read by programs or written down is said in English.
 *
 * @param key names it: the package that says it, a dot, and the rest, such as {@code plan.badge.blocks}
 * @param figures what stands for its numbered places; see {@link Bundle#text}
 */
public record Phrase(String key, List<Object> figures) {
    private static final String ROOT = "io.github.poolscope.";

    public Phrase {
        figures = List.copyOf(figures);
    }

    public static Phrase of(String key, Object... figures) {
        return new Phrase(key, List.of(figures));
    }

    /** A text that is the same in every language, such as what a program printed. */
    public static Phrase asItIs(String text) {
        return of("words.as-it-is", text);
    }

    /** What it says in a language. */
    public String in(Language language) {
        return Bundle.of(ROOT + key.substring(0, key.indexOf('.')) + ".words", language)
                .text(key, figures);
    }

    /** What it says in English. */
    @Override
    public String toString() {
        return in(Language.ENGLISH);
    }
}
