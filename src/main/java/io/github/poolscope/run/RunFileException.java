package io.github.poolscope.run;

import java.io.IOException;

/** A run file or the history folder can't be used; the message is one sentence for a user. */
public final class RunFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public RunFileException(String sentence) {
        super(sentence);
    }

    public RunFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
