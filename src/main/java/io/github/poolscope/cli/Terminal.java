package io.github.poolscope.cli;

import io.github.poolscope.words.Shown;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Prints to a standard stream. On a terminal, control characters are escaped: an item or a file name must not clear the
 * screen or imitate other output. One thread at a time.
 */
final class Terminal extends PrintWriter {
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final Writer unfiltered;
    private final boolean isTerminal;

    private Terminal(Writer unfiltered, boolean isTerminal) {
        super(isTerminal ? new Filter(unfiltered) : unfiltered, true);
        this.unfiltered = unfiltered;
        this.isTerminal = isTerminal;
    }

    /**
     * Returns a writer in the encoding of the terminal. If that is ASCII, as in the POSIX locale of many containers, it
     * uses UTF-8, as Python does, because the output has other characters too.
     */
    static Terminal on(StandardStream stream) {
        return on(stream, stream.isTerminal());
    }

    /** Returns a writer for a stream that is known to be a terminal or not. */
    static Terminal on(OutputStream stream, boolean isTerminal) {
        Charset told = Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
        Charset used = told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
        return new Terminal(new OutputStreamWriter(stream, used), isTerminal);
    }

    /** Returns whether the writer prints to a terminal. */
    static boolean is(PrintWriter writer) {
        return writer instanceof Terminal terminal && terminal.isTerminal;
    }

    /** Clears the last line of a terminal; does nothing elsewhere. */
    static void clearLine(PrintWriter writer) {
        if (writer instanceof Terminal terminal && terminal.isTerminal) {
            terminal.send(CLEAR_LINE);
        }
    }

    /** Writes text with its control codes. */
    void send(String text) {
        flush();
        try {
            unfiltered.write(text);
            unfiltered.flush();
        } catch (IOException e) {
            setError();
        }
    }

    /** Escapes control characters. */
    private static final class Filter extends FilterWriter {
        /** Whether a carriage return was held back: before a line feed it is part of the line end. */
        private boolean returned;

        Filter(Writer out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            char c = (char) value;
            if (returned) {
                out.write(c == '\n' ? "\r" : "\\r");
            }
            returned = c == '\r';
            if (returned) {
                return;
            }
            if (c == '\n' || c == '\t' || !Shown.isObeyed(c)) {
                out.write(c);
            } else {
                out.write(Shown.escape(c));
            }
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(text[i]);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(text.charAt(i));
            }
        }
    }
}
