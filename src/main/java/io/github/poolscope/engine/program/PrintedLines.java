package io.github.poolscope.engine.program;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.trace.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What the threads of a run print, where workers are threads of this program: recorded line by line, as the output of
 * worker processes is, and kept from this program's own standard output. Threads that a recorded thread starts are
 * recorded too.
 */
public final class PrintedLines {
    private static final InheritableThreadLocal<@Nullable Recorder> RECORDER = new InheritableThreadLocal<>();

    /** The locale's, save that a locale without any but ASCII characters is taken to mean UTF-8, as Python does. */
    private static final Charset CHARSET = Charset.defaultCharset().equals(US_ASCII) ? UTF_8 : Charset.defaultCharset();

    private static boolean installed;

    private PrintedLines() {}

    /** From now on what this thread and those that it starts print goes to {@code recorder}. */
    public static void record(Recorder recorder) {
        install();
        RECORDER.set(recorder);
    }

    private static synchronized void install() {
        if (!installed) {
            installed = true;
            System.setOut(new PrintStream(new Fork(System.out, false), true, CHARSET));
            System.setErr(new PrintStream(new Fork(System.err, true), true, CHARSET));
        }
    }

    /** Bytes of recorded threads become lines; those of all others go where they went before. */
    private static final class Fork extends FilterOutputStream {
        private final boolean onError;
        private final ThreadLocal<ByteArrayOutputStream> line = ThreadLocal.withInitial(ByteArrayOutputStream::new);

        Fork(OutputStream usual, boolean onError) {
            super(usual);
            this.onError = onError;
        }

        @Override
        public void write(int value) throws IOException {
            Recorder recorder = RECORDER.get();
            if (recorder == null) {
                out.write(value);
                return;
            }
            ByteArrayOutputStream own = line.get();
            if (value == '\n') {
                recorder.printed(ProcessHandle.current().pid(), onError, own.toString(CHARSET), System.nanoTime());
                own.reset();
            } else if (value != '\r') {
                own.write(value);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (RECORDER.get() == null) {
                out.write(bytes, from, length);
                return;
            }
            for (int i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
