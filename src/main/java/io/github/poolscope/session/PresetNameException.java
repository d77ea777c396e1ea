package io.github.poolscope.session;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;

/** An invalid name for a preset; the message is one sentence that says why and what is allowed. */
public final class PresetNameException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    PresetNameException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    @Override
    public Phrase why() {
        return why;
    }
}
