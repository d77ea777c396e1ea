package io.github.poolscope.bench;

/** The requested measurement is impossible here; the message says in one sentence why and what to do. */
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
