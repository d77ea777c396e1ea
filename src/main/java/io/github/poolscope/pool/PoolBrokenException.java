package io.github.poolscope.pool;

import io.github.poolscope.wire.ThrownError;

/** Worker after worker failed to start; the pool has given up. CPython keeps trying in this case. */
public sealed class PoolBrokenException extends RuntimeException permits InitializerFailedException {
    private static final long serialVersionUID = 1L;

    PoolBrokenException(String message) {
        super(message);
    }

    /** Returns an exception for an error in the main program without which waiting callers would get no result. */
    static PoolBrokenException by(Throwable why) {
        return new PoolBrokenException("The pool could not go on: " + ThrownError.words(why) + ".");
    }
}
