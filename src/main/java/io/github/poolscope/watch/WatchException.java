package io.github.poolscope.watch;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import java.io.IOException;

/** A program could not be started; the message is one sentence that says why. */
public final class WatchException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    /** Creates an exception without a cause. */
    WatchException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    public WatchException(Phrase why, Throwable cause) {
        super(why.toString(), cause);
        this.why = why;
    }

    @Override
    public Phrase why() {
        return why;
    }
}
