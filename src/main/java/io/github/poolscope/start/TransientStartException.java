package io.github.poolscope.start;

import java.io.IOException;

/** A start failed for a reason that passes: a start after a pause may succeed. */
public final class TransientStartException extends IOException {
    private static final long serialVersionUID = 1L;

    public TransientStartException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether words of a system, or of a JVM that could not start, tell of a reason that passes. */
    public static boolean passes(String words) {
        return StartFault.passes(words);
    }
}
