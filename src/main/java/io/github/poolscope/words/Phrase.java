package io.github.poolscope.words;

import java.util.List;

/**
 * A sentence, or a part of one, independent of the language. Files and output for other programs use English.
 *
 * @param key its key: the package that defines it, a dot, and the rest, such as {@code plan.badge.blocks}
 * @param figures the values of its placeholders; see {@link Bundle#text}
 */
public record Phrase(String key, List<Object> figures) {
    private static final String ROOT = "io.github.poolscope.";

    public Phrase {
        figures = List.copyOf(figures);
    }

    public static Phrase of(String key, Object... figures) {
        return new Phrase(key, List.of(figures));
    }

    /** Returns a text that is the same in every language, such as the output of a program. */
    public static Phrase asItIs(String text) {
        return of("words.as-it-is", text);
    }

    /** Returns the text in a language. */
    public String in(Language language) {
        return Bundle.of(ROOT + key.substring(0, key.indexOf('.')) + ".words", language)
                .text(key, figures);
    }

    /** Returns the text in English. */
    @Override
    public String toString() {
        return in(Language.ENGLISH);
    }
}
