package io.github.poolscope.run;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;

/** A label is not possible; the message is one sentence for the user. */
public final class LabelException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    LabelException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    @Override
    public Phrase why() {
        return why;
    }
}
