package io.github.poolscope.history;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;

/** A filter is invalid; the message is one sentence that says which condition, and what is allowed. */
public final class RunFilterException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    RunFilterException(String key, String term) {
        super(Phrase.of(key, term).toString());
        why = Phrase.of(key, term);
    }

    @Override
    public Phrase why() {
        return why;
    }
}
