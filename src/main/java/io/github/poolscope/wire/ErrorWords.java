package io.github.poolscope.wire;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a user's error. Never fails and never uses much memory, whatever the error's own methods do: they may
 * throw, return megabytes, or have cyclic causes.
 */
final class ErrorWords {
    /** The maximum length, as for other texts of a run; longer messages are truncated, and say so. */
    private static final int MAX_MESSAGE_LENGTH = 8_192;

    /**
     * The maximum length. A stack overflow prints a thousand frames, a chain of causes many thousands. Together with
     * the message it must fit the part of a frame that is kept if the rest is too large, see {@link Link#receive}.
     */
    private static final int MAX_STACK_TRACE_LENGTH = 100_000;

    /** Room for the note that something was truncated. */
    private static final int TOLD = 64;

    private ErrorWords() {}

    /** Returns its message; empty if it has none. */
    static String message(Throwable error) {
        try {
            String message = error.getMessage();
            return message == null ? "" : cut(message);
        } catch (Throwable e) {
            return "(its message could not be read: " + e.getClass().getName() + ")";
        }
    }

    /** Returns its class and its message. */
    static String words(Throwable error) {
        String message = message(error);
        String type = error.getClass().getName();
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** Returns the text as {@link Throwable#toString()} does. */
    static String sentence(Throwable error) {
        try {
            return cut(String.valueOf(error));
        } catch (Throwable e) {
            return words(error);
        }
    }

    /** Returns the text that {@link Throwable#printStackTrace()} prints, unless that fails or is too long. */
    static String stackTrace(Throwable error) {
        Bounded text = new Bounded();
        try {
            error.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        } catch (Throwable e) {
            return byHand(error);
        }
    }

    private static String cut(String text) {
        if (text.length() <= MAX_MESSAGE_LENGTH) {
            return text;
        }
        int kept = MAX_MESSAGE_LENGTH - TOLD;
        if (Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        return text.substring(0, kept) + "… (" + (text.length() - kept) + " more characters left out)";
    }

    /** Returns the stack traces of an error and its causes, one after another, with messages of limited length. */
    private static String byHand(Throwable error) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable now = error;
        while (now != null) {
            text.append(seen.isEmpty() ? "" : "Caused by: ")
                    .append(sentence(now))
                    .append('\n');
            if (!seen.add(now)) {
                return text.append("… (its causes are a ring)\n").toString();
            }
            frames(now, text);
            if (text.length() > MAX_STACK_TRACE_LENGTH - MAX_MESSAGE_LENGTH) {
                return text.append("… (cut)\n").toString();
            }
            now = cause(now);
        }
        return text.toString();
    }

    private static void frames(Throwable error, StringBuilder text) {
        try {
            for (StackTraceElement frame : error.getStackTrace()) {
                if (text.length() > MAX_STACK_TRACE_LENGTH - MAX_MESSAGE_LENGTH) {
                    return;
                }
                text.append("\tat ").append(frame).append('\n');
            }
        } catch (Throwable e) {
            text.append("\t(its stack trace could not be read: ")
                    .append(e.getClass().getName())
                    .append(")\n");
        }
    }

    private static @Nullable Throwable cause(Throwable error) {
        try {
            return error.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    /** Accepts what fits and then throws, so that the printing stops. */
    private static final class Bounded extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] characters, int from, int length) {
            check(length);
            text.append(characters, from, length);
        }

        @Override
        public void write(String characters, int from, int length) {
            check(length);
            text.append(characters, from, from + length);
        }

        private void check(int length) {
            if (text.length() + length > MAX_STACK_TRACE_LENGTH) {
                throw new IllegalStateException("too long");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
