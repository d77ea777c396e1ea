package io.github.poolscope.files;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import java.io.IOException;

/** A file that the user named can't be written; the message is one sentence for the user. */
public final class DestinationException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    DestinationException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    DestinationException(Phrase why, IOException cause) {
        super(why.toString(), cause);
        this.why = why;
    }

    @Override
    public Phrase why() {
        return why;
    }
}
