package io.github.poolscope.wire;

import org.jspecify.annotations.Nullable;

/**
 * A taskel's result can't be sent to the main program: Python's {@code MaybeEncodingError}. The worker goes on.
 */
public final class ResultUnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String value;
    private final String reason;

    public ResultUnsendableException(@Nullable Object result, String reason) {
        super("The result " + words(result) + " can't be sent to the main program: " + reason
                + ". Return something serialisable.");
        value = words(result);
        this.reason = reason;
    }

    /** The result in words: its class, and what its {@code toString} says. */
    public String value() {
        return value;
    }

    /** Why it can't be sent. */
    public String reason() {
        return reason;
    }

    private static String words(@Nullable Object result) {
        if (result == null) {
            return "null";
        }
        String text;
        try {
            text = String.valueOf(result);
        } catch (RuntimeException | Error e) { // Its own method, which may do anything.
            text = "?";
        }
        String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return shown + " of " + result.getClass().getName();
    }
}
