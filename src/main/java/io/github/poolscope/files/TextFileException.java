package io.github.poolscope.files;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import java.io.IOException;

/** A file that should contain text does not; the message is one sentence for the user. */
public final class TextFileException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    TextFileException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    @Override
    public Phrase why() {
        return why;
    }
}
