package io.github.poolscope.task;

import org.jspecify.annotations.Nullable;

/**
 * A value that another process sent cannot be read, that is, made an object again in the process that received it: most
 * often since a class is not on its class path, or since its memory does not suffice. The message says which value it is
 * and what to do, the cause says more.
 *
 * <p>Of a function, an argument or a result it is the failure of the taskel; the worker goes on. Of what came out of a
 * queue or a connection, it is thrown to the caller, and the item is used up: no other process gets it.
 */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Thrown by the library. */
    public UnreadableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
