package io.github.poolscope.pool;

/** Worker after worker failed to start; the pool has given up. CPython tries for ever here. */
public final class PoolBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PoolBrokenException(String message) {
        super(message);
    }
}
