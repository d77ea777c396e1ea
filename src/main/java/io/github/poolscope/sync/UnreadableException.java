package io.github.poolscope.sync;

import org.jspecify.annotations.Nullable;

/**
 * An item or a message has come that can't be made an object again in this process, most often since a class is not on its
 * class path; the cause says why. The item is used up: nobody else gets it.
 */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
