package io.github.poolscope.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.task.OutputListener;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.util.concurrent.TimeUnit;

/**
 * Reads what a process prints, so that it never blocks on a full pipe; passes it on line by line, and keeps the one
 * that tells why for the case that the process fails to start.
 */
public final class OutputPump {
    /** A line without an end is cut here. */
    private static final int LONGEST_LINE = 16_384;

    /** Prints each line where this program prints the like. */
    @SuppressWarnings("SystemOut") // A child prints where its program does.
    public static final OutputListener REPRINTED =
            (pid, onError, line, nanoTime) -> WorkerLocale.reprint(line, onError ? System.err : System.out);

    private final Process process;
    private final OutputListener listener;
    private final StartErrorLine telling = new StartErrorLine();
    private final Thread out;
    private final Thread err;

    /** Nothing is read before {@link #start}. */
    public OutputPump(Process process, OutputListener listener, String name) {
        this.process = process;
        this.listener = listener;
        out = thread(process.getInputStream(), false, name + " output");
        err = thread(process.getErrorStream(), true, name + " errors");
    }

    public void start() {
        out.start();
        err.start();
    }

    private Thread thread(InputStream from, boolean onError, String name) {
        return DaemonThreads.unstarted(name, () -> pump(from, onError));
    }

    /** Waits, but not long, until all that a process printed before it ended has been read. */
    public void drain() {
        try {
            out.join(TimeUnit.SECONDS.toMillis(1));
            err.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines on either output, of those that a process prints which fails to start. */
    public String lastWords() {
        return telling.lastWords();
    }

    /** The line that tells best why the process ended early; empty if it printed nothing of the kind. */
    public String tellingLine() {
        return telling.text();
    }

    /** The end of a sentence that says that a JVM did not start: what it said, and what may have to do with it. */
    public String whyNotStarted() {
        return telling.endOfSentence();
    }

    private void pump(InputStream from, boolean onError) {
        try (BufferedReader reader = readerOnceThereIsSomething(from)) {
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

    /** Most workers never print anything, and buffers for them would cost more than all else of a start. */
    private static BufferedReader readerOnceThereIsSomething(InputStream from) throws IOException {
        int first = from.read();
        InputStream all = first < 0
                ? InputStream.nullInputStream()
                : new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), from);
        return new BufferedReader(new InputStreamReader(all, UTF_8));
    }

    /** Tells the listener a line as if the process had printed it. What the listener throws does the process no harm. */
    public void tell(boolean onError, String line) {
        try {
            listener.printed(process.pid(), onError, line, System.nanoTime());
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void tell(StringBuilder line, boolean onError) {
        String text = line.toString();
        line.setLength(0);
        if (!telling.add(onError, text)) {
            tell(onError, text);
        }
    }
}
