package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;

/** Another run is being saved to this file. */
public final class RunFileHeldException extends RunFileException {
    private static final long serialVersionUID = 1L;

    RunFileHeldException(Phrase why) {
        super(why);
    }
}
