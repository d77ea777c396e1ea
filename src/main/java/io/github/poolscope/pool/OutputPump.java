package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * Reads what a worker prints, so that it never blocks on a full pipe; tells the recorder line by line, and keeps the
 * last few lines for the case that the worker fails to start.
 */
final class OutputPump {
    private static final int LAST_WORDS = 12;
    /** A line without an end is cut here. */
    private static final int LONGEST_LINE = 16_384;

    private final Process process;
    private final Recorder recorder;
    private final ArrayDeque<String> lastErrors = new ArrayDeque<>();
    private final Thread out;
    private final Thread err;

    OutputPump(Process process, Recorder recorder, String name) {
        this.process = process;
        this.recorder = recorder;
        out = start(process.getInputStream(), false, name + " output");
        err = start(process.getErrorStream(), true, name + " errors");
    }

    private Thread start(InputStream from, boolean onError, String name) {
        Thread thread = new Thread(() -> pump(from, onError), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits, but not long, until all that a process printed before it ended has been read. */
    void drain() {
        try {
            out.join(TimeUnit.SECONDS.toMillis(1));
            err.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines on standard error. */
    String lastWords() {
        synchronized (lastErrors) {
            return String.join("\n", lastErrors);
        }
    }

    private void pump(InputStream from, boolean onError) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(from, Charset.defaultCharset()))) {
            StringBuilder line = new StringBuilder();
            int character = reader.read();
            while (character >= 0) {
                if (character == '\n' || line.length() >= LONGEST_LINE) {
                    tell(line, onError);
                }
                if (character != '\n' && character != '\r') {
                    line.append((char) character);
                }
                character = reader.read();
            }
            if (line.length() > 0) {
                tell(line, onError);
            }
        } catch (IOException e) {
            // The process ended and its pipe with it.
        }
    }

    private void tell(StringBuilder line, boolean onError) {
        String text = line.toString();
        line.setLength(0);
        recorder.printed(process.pid(), onError, text, System.nanoTime());
        if (onError) {
            synchronized (lastErrors) {
                lastErrors.add(text);
                if (lastErrors.size() > LAST_WORDS) {
                    lastErrors.remove();
                }
            }
        }
    }
}
