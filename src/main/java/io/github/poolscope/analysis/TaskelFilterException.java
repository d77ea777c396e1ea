package io.github.poolscope.analysis;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;

/** A line of conditions makes no sense; the message is one sentence that says which does not, and what would. */
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
