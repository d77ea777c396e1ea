package io.github.poolscope.analysis;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;

/** A filter is invalid; the message is one sentence that says which condition, and what is allowed. */
public final class TaskelFilterException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    TaskelFilterException(String key, String term) {
        this(Phrase.of(key, term));
    }

    private TaskelFilterException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    @Override
    public Phrase why() {
        return why;
    }
}
