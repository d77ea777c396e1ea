package io.github.poolscope.session;

/** No window can be opened here; the message says why in one sentence. */
public final class NoWindowException extends Exception {
    private static final long serialVersionUID = 1L;

    public NoWindowException(String message, Throwable cause) {
        super(message, cause);
    }
}
