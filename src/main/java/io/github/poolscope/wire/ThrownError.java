package io.github.poolscope.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An error sent by a worker: always its texts, and the object itself if it can be serialised.
 *
 * @param type the error's class name
 * @param message its message, truncated if long; empty if it has none
 * @param stackTrace as printed by {@link Throwable#printStackTrace()} in the worker
 * @param error the error itself; null if it could not be sent
 */
public record ThrownError(
        String type,
        String message,
        String stackTrace,
        @Nullable Throwable error) {
    /** Writes an error; its texts in any case, whatever its own methods do. */
    public static void write(Encoder out, Throwable error) {
        out.putText(error.getClass().getName());
        out.putText(message(error));
        out.putText(stackTrace(error));
        int start = out.size();
        try {
            out.putValue(error);
        } catch (IOException | RuntimeException | Error e) {
            // Its own methods may throw anything, and a chain of causes may exceed the stack.
            out.truncate(start);
            out.putByte(Encoder.NULL);
        }
    }

    /** Reads what {@link #write} wrote; {@code error} is null if it can't be deserialised here. */
    public static ThrownError read(Decoder in, Classes classes) throws IOException {
        String type = in.getText();
        String message = in.getText();
        String stackTrace = in.getText();
        Object value;
        try {
            value = in.getValue(classes);
        } catch (Decoder.ValueException e) {
            value = null;
        }
        return new ThrownError(type, message, stackTrace, value instanceof Throwable error ? error : null);
    }

    /** Reads only the stack trace of what {@link #write} wrote, without deserialising an object. */
    public static String readStackTrace(Decoder in) throws IOException {
        in.getText();
        in.getText();
        return in.getText();
    }

    /**
     * Returns the error's message, truncated if long; empty if it has none. Never fails, whatever the error's own
     * methods do.
     */
    public static String message(Throwable error) {
        return ErrorWords.message(error);
    }

    /** Returns the error's class and message in one line. Never fails. */
    public static String words(Throwable error) {
        return ErrorWords.words(error);
    }

    /** Returns the stack trace as {@link Throwable#printStackTrace()} prints it, truncated if long. Never fails. */
    public static String stackTrace(Throwable error) {
        return ErrorWords.stackTrace(error);
    }
}
