package io.github.poolscope.pool;

/** The pool is broken because its initializer fails in every worker; the cause is what it threw. */
public final class InitializerFailedException extends PoolBrokenException {
    private static final long serialVersionUID = 1L;

    InitializerFailedException(Throwable cause) {
        super("The initializer failed in one worker after another: " + cause);
        initCause(cause);
    }
}
