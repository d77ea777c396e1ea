package io.github.poolscope.sync;

import org.jspecify.annotations.Nullable;

/**
 * A received item or message can't be deserialised in this process, most often because a class is not on its class
 * path; see the cause. The item is used up: no other process receives it.
 */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
