package io.github.poolscope.run;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import java.io.IOException;

/** A run file or the history folder can't be used; the message is one sentence for the user. */
public class RunFileException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    public RunFileException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    public RunFileException(Phrase why, Throwable cause) {
        super(why.toString(), cause);
        this.why = why;
    }

    @Override
    public Phrase why() {
        return why;
    }
}
