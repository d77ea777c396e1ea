package io.github.poolscope.wire;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * An error on its way from a worker: always its words, and the object itself where it can be serialised.
 *
 * @param type the error's class name
 * @param message its message; empty if it has none
 * @param stackTrace as {@link Throwable#printStackTrace()} prints it in the worker
 * @param error the error itself; null if it could not cross
 */
public record ThrownError(
        String type,
        String message,
        String stackTrace,
        @Nullable Throwable error) {
    /**
     * Longer stack traces are cut: a stack overflow prints a thousand frames, a cause chain many thousands. With the
     * message it must fit the part of a frame that is kept where its rest is too large, see {@link Link#receive}.
     */
    private static final int LONGEST_STACK_TRACE = 100_000;

    private static final int LONGEST_MESSAGE = 60_000;
    private static final String CUT = "… (cut)";

    /** Writes an error; its words always, whatever its own methods do. */
    public static void write(Encoder out, Throwable error) {
        out.putText(error.getClass().getName());
        out.putText(message(error));
        out.putText(stackTrace(error));
        int start = out.size();
        try {
            out.putValue(error);
        } catch (IOException e) {
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

    /** The error's message, cut if it is very long; empty if it has none. Never fails. */
    public static String message(Throwable error) {
        try {
            String message = error.getMessage();
            return message == null ? "" : cut(message, LONGEST_MESSAGE);
        } catch (Throwable e) { // The error's own method, which may do anything.
            return "(its message could not be read: " + e.getClass().getName() + ")";
        }
    }

    /** The error in a line, as its {@code toString} has it. Never fails. */
    public static String words(Throwable error) {
        String message = message(error);
        String type = error.getClass().getName();
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** As {@link Throwable#printStackTrace()} prints it, cut if it is very long. Never fails. */
    public static String stackTrace(Throwable error) {
        Beginning text = new Beginning(LONGEST_STACK_TRACE);
        try {
            error.printStackTrace(new PrintWriter(text, true));
        } catch (Throwable e) { // As above.
            return text.isEmpty() ? error.getClass().getName() : text.toString();
        }
        return text.toString();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + CUT;
    }

    /** Keeps the beginning of what is written, and nothing of the rest. */
    private static final class Beginning extends Writer {
        private final StringBuilder kept = new StringBuilder();
        private final int most;
        private boolean full;

        Beginning(int most) {
            this.most = most;
        }

        @Override
        public void write(char[] source, int from, int length) {
            int room = Math.min(length, most - kept.length());
            kept.append(source, from, room);
            full |= room < length;
        }

        @Override
        public void write(String source, int from, int length) {
            int room = Math.min(length, most - kept.length());
            kept.append(source, from, from + room);
            full |= room < length;
        }

        boolean isEmpty() {
            return kept.isEmpty();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return full ? kept + "\n" + CUT : kept.toString();
        }
    }
}
