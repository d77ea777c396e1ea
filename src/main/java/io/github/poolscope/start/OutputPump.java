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
 * Reads the output of a process, so that the process never blocks on a full pipe. Passes it on line by line, and keeps
 * the line that explains a failed start.
 */
public final class OutputPump {
    /** The maximum length of a line in characters; a longer line is split. */
    private static final int MAX_LINE_LENGTH = 16_384;

    /** Prints each line to the same stream of this program. */
    @SuppressWarnings("SystemOut") // A child prints where its program does.
    public static final OutputListener REPRINTED =
            (pid, onError, line, nanoTime) -> WorkerLocale.reprint(line, onError ? System.err : System.out);

    private final Process process;
    private final OutputListener listener;
    private final StartErrorLine telling = new StartErrorLine();
    private final Thread out;
    private final Thread err;

    /** Creates the pump; reads nothing before {@link #start}. */
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

    /** Waits, but not long, until all output of the ended process has been read. */
    public void drain() {
        try {
            out.join(TimeUnit.SECONDS.toMillis(1));
            err.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the last lines of both outputs, for a process that fails to start. */
    public String lastWords() {
        return telling.lastWords();
    }

    /** Returns the line that best explains why the process ended early; empty if there is none. */
    public String tellingLine() {
        return telling.text();
    }

    /** Returns the end of a sentence that says that a JVM did not start: its message, and what may have caused it. */
    public String whyNotStarted() {
        return telling.endOfSentence();
    }

    private void pump(InputStream from, boolean onError) {
        try (BufferedReader reader = readerOnceThereIsSomething(from)) {
            StringBuilder line = new StringBuilder();
            int character = reader.read();
            while (character >= 0) {
                if (character == '\n' || line.length() >= MAX_LINE_LENGTH) {
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
            // The process ended, which closed its pipe.
        }
    }

    /**
     * Returns a reader once there is output: most workers never print, and buffers for them would cost more than the
     * rest of a start.
     */
    private static BufferedReader readerOnceThereIsSomething(InputStream from) throws IOException {
        int first = from.read();
        InputStream all = first < 0
                ? InputStream.nullInputStream()
                : new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), from);
        return new BufferedReader(new InputStreamReader(all, UTF_8));
    }

    /** Passes on a line as if the process had printed it. An error of the listener does not affect the process. */
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
