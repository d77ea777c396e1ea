package io.github.poolscope.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An error on its way from a worker: always its words, and the object itself where it can be serialised.
 *
 * @param type the error's class name
 * @param message its message, cut if it is long; empty if it has none
 * @param stackTrace as {@link Throwable#printStackTrace()} prints it in the worker
 * @param error the error itself; null if it could not cross
 */
public record ThrownError(
        String type,
        String message,
        String stackTrace,
        @Nullable Throwable error) {
    /** Writes an error; its words always, whatever its own methods do. */
    public static void write(Encoder out, Throwable error) {
        out.putText(error.getClass().getName());
        out.putText(message(error));
        out.putText(stackTrace(error));
        int start = out.size();
        try {
            out.putValue(error);
        } catch (IOException | RuntimeException | Error e) {
            // Its own methods may throw anything, and a chain of causes be deeper than the stack.
            out.truncate(start);
            out.putByte(Encoder.NULL);
        }
    }

    /** Reads what {@link #write} wrote; an error that can't be made again here comes without the object. */
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

    /** Reads of what {@link #write} wrote the stack trace alone, without making any object of it. */
    public static String readStackTrace(Decoder in) throws IOException {
        in.getText();
        in.getText();
        return in.getText();
    }

    /** The error's message, cut if it is long; empty if it has none. Never fails, whatever the error's own methods do. */
    public static String message(Throwable error) {
        return ErrorWords.message(error);
    }

    /** The error in a line: its class and its message. Never fails. */
    public static String words(Throwable error) {
        return ErrorWords.words(error);
    }

    /** As {@link Throwable#printStackTrace()} prints it, cut if it is long. Never fails. */
    public static String stackTrace(Throwable error) {
        return ErrorWords.stackTrace(error);
    }
}
