package io.github.poolscope.pool;

/** Worker after worker failed to start; the pool has given up. CPython tries for ever here. */
public sealed class PoolBrokenException extends RuntimeException permits InitializerFailedException {
    private static final long serialVersionUID = 1L;

    PoolBrokenException(String message) {
        super(message);
    }
}
