package io.github.poolscope.words;

/**
 * An error that says in one sentence, in any language, what was wrong and what would be right; its message is in
 * English.
 */
public interface Explained {
    /** Returns the sentence. */
    Phrase why();
}
