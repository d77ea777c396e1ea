package io.github.poolscope.wire;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an error of a user's. Never fails and never grows large, whatever the error's own methods do: they may
 * throw, return megabytes, or have a ring of causes.
 */
final class ErrorWords {
    /** As long as other texts of a run may be; longer messages are cut, and say so. */
    private static final int LONGEST_MESSAGE = 8_192;

    /**
     * A stack overflow prints a thousand frames, a chain of causes many thousands. With the message it must fit the part of
     * a frame that is kept where its rest is too large, see {@link Link#receive}.
     */
    private static final int LONGEST_STACK_TRACE = 100_000;

    /** Room for what tells that something was cut. */
    private static final int TOLD = 64;

    private ErrorWords() {}

    /** Its message; empty if it has none. */
    static String message(Throwable error) {
        try {
            String message = error.getMessage();
            return message == null ? "" : cut(message);
        } catch (Throwable e) {
            return "(its message could not be read: " + e.getClass().getName() + ")";
        }
    }

    /** Its class and its message. */
    static String words(Throwable error) {
        String message = message(error);
        String type = error.getClass().getName();
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** As {@link Throwable#toString()} tells it. */
    static String sentence(Throwable error) {
        try {
            return cut(String.valueOf(error));
        } catch (Throwable e) {
            return words(error);
        }
    }

    /** As {@link Throwable#printStackTrace()} prints it, unless that fails or is too long. */
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
        if (text.length() <= LONGEST_MESSAGE) {
            return text;
        }
        int kept = LONGEST_MESSAGE - TOLD;
        if (Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        return text.substring(0, kept) + "… (" + (text.length() - kept) + " more characters left out)";
    }

    /** The stack traces of an error and its causes, one after another, each with a message of bearable length. */
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
            if (text.length() > LONGEST_STACK_TRACE - LONGEST_MESSAGE) {
                return text.append("… (cut)\n").toString();
            }
            now = cause(now);
        }
        return text.toString();
    }

    private static void frames(Throwable error, StringBuilder text) {
        try {
            for (StackTraceElement frame : error.getStackTrace()) {
                if (text.length() > LONGEST_STACK_TRACE - LONGEST_MESSAGE) {
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

    /** Takes what fits and then refuses more, so that the printing stops. */
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
            if (text.length() + length > LONGEST_STACK_TRACE) {
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
