package io.github.poolscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody looks. */
final class Terminal {
    private Terminal() {}

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
