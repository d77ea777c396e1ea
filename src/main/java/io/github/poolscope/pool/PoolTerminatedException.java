package io.github.poolscope.pool;

/** The pool was terminated before the result was there. CPython waits forever in this case. */
public final class PoolTerminatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PoolTerminatedException() {
        super("The pool was terminated before the work was done.");
    }
}
