package io.github.poolscope.sync;

import org.jspecify.annotations.Nullable;

/**
 * An object can't be serialised, so it can't be sent to another process. The message names the object at fault, and the
 * cause has details. Nothing was sent.
 */
public final class UnsendableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsendableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
