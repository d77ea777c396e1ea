package io.github.poolscope.pool;

import io.github.poolscope.wire.Decoder;

/** A taskel returned a value that can't be made again in this process; the cause says why. */
public final class ResultUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResultUnreadableException(Decoder.ValueException why) {
        super("The result can't be read in the main program: " + why.getCause(), why.getCause());
    }
}
