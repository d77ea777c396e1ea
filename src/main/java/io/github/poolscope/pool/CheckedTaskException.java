package io.github.poolscope.pool;

import io.github.poolscope.wire.ThrownError;

/**
 * A taskel threw a checked exception, which is the cause.
 *
 * <p>Unchecked exceptions and errors of a taskel are thrown unchanged. In Java a call can't throw a checked exception
 * that it doesn't declare, and {@code Pool.map} can't declare them; hence this wrapper.
 */
public final class CheckedTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckedTaskException(Throwable checked) {
        super(ThrownError.words(checked), checked);
    }
}
