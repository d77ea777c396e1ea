package io.github.poolscope.start;

import java.io.IOException;

/** A start failed for a temporary reason: it may succeed after a pause. */
public final class TransientStartException extends IOException {
    private static final long serialVersionUID = 1L;

    public TransientStartException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns whether a message of the operating system, or of a JVM that could not start, names a temporary reason.
     */
    public static boolean passes(String words) {
        return StartFault.passes(words);
    }
}
