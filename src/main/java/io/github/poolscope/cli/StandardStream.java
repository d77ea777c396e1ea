package io.github.poolscope.cli;

import io.github.poolscope.files.PipeCheck;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error. Stores the first error instead of throwing it, as writers ignore errors; what is
 * written after it is dropped. One thread at a time.
 */
final class StandardStream extends OutputStream {
    private final int number;
    private final FileOutputStream stream;
    private @Nullable IOException problem;

    private StandardStream(int number, FileDescriptor descriptor) {
        this.number = number;
        stream = new FileOutputStream(descriptor);
    }

    static StandardStream out() {
        return new StandardStream(1, FileDescriptor.out);
    }

    static StandardStream err() {
        return new StandardStream(2, FileDescriptor.err);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (problem == null) {
            try {
                stream.write(bytes, from, length);
            } catch (IOException e) {
                problem = e;
            }
        }
    }

    /**
     * Returns why not everything was written, in a few words; empty if everything was, or if it is a pipe whose reader
     * has closed it.
     */
    Optional<String> problem() {
        return problem == null || PipeCheck.is(Path.of("/dev/fd", Integer.toString(number)))
                ? Optional.empty()
                : Optional.of(String.valueOf(problem.getMessage()));
    }

    /**
     * Returns whether the stream is a terminal. Java reports standard input and output together only; so on platforms
     * that list the open files it is read from there, elsewhere from a terminal's environment variable.
     */
    boolean isTerminal() {
        Path file = Path.of("/proc/self/fd", Integer.toString(number));
        try {
            if (Files.exists(file)) {
                String target = Files.readSymbolicLink(file).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        return System.getenv("TERM") != null;
    }
}
