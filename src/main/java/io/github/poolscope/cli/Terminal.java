package io.github.poolscope.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is known of whoever reads: how, and whether somebody does at all. */
final class Terminal {
    private Terminal() {}

    /**
     * Writes to a standard stream in the encoding of the terminal. Where none but ASCII is told, as in the POSIX locale
     * of many containers, that is UTF-8, as Python has it: what is said is not in ASCII alone.
     */
    static PrintWriter writer(PrintStream stream) {
        Charset told = Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
        Charset used = told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
        return new PrintWriter(new OutputStreamWriter(stream, used), true);
    }

    /**
     * Whether standard error is a terminal. Java tells of standard input and output alone, so where the platform shows
     * its open files the answer is read from them; elsewhere a terminal's own variable has to do.
     */
    static boolean isStderr() {
        Path errors = Path.of("/proc/self/fd/2");
        try {
            if (Files.exists(errors)) {
                String target = Files.readSymbolicLink(errors).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            }
        } catch (IOException e) {
            return false;
        }
        return System.getenv("TERM") != null;
    }
}
