package io.github.poolscope.words;

/** An error that tells in one sentence, in any language, what was wrong and what would be right; its message is English. */
public interface Explained {
    /** The sentence. */
    Phrase why();
}
