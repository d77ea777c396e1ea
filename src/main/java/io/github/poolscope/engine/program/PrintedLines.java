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
 * Records what the threads of a run print, if workers are threads of this program: line by line, as the output of
 * worker processes, instead of printing it to this program's standard output. Threads started by a recorded thread are
 * recorded too.
 */
public final class PrintedLines {
    private static final InheritableThreadLocal<@Nullable Recorder> RECORDER = new InheritableThreadLocal<>();

    /** The locale's encoding; UTF-8 if that is ASCII, as in Python. */
    private static final Charset CHARSET = Charset.defaultCharset().equals(US_ASCII) ? UTF_8 : Charset.defaultCharset();

    private static boolean installed;

    private PrintedLines() {}

    /** Sends the output of this thread and of threads that it starts to {@code recorder} from now on. */
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

    /** Splits the bytes of recorded threads into lines; those of other threads are passed on. */
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
