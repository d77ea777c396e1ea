package io.github.poolscope.bench;

/** What was asked for can't be measured here; the message says why and what to do, in a sentence. */
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
