package io.github.poolscope.pool;

import io.github.poolscope.wire.ThrownError;

/** Worker after worker failed to start; the pool has given up. CPython tries for ever here. */
public sealed class PoolBrokenException extends RuntimeException permits InitializerFailedException {
    private static final long serialVersionUID = 1L;

    PoolBrokenException(String message) {
        super(message);
    }

    /** Something went wrong in the main program itself, without which nobody who waits would get anything. */
    static PoolBrokenException by(Throwable why) {
        return new PoolBrokenException("The pool could not go on: " + ThrownError.words(why) + ".");
    }
}
