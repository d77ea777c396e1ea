package io.github.poolscope.task;

import org.jspecify.annotations.Nullable;

/**
 * A received value can't be deserialised in this process, most often because a class is not on its class path, or
 * because there is too little memory. The message says which value and what to do; see also the cause.
 *
 * <p>If it is a function, an argument or a result, its taskel fails; the worker continues. If it came from a queue or a
 * connection, this is thrown to the caller, and the item is used up: no other process receives it.
 */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Created by the library. */
    public UnreadableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
