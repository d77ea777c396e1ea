package io.github.poolscope.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recognises pipes and sockets. A write to them fails for one reason only: the reader has closed them. */
public final class PipeCheck {
    /** The bits of a Unix file's mode that give its kind, and two of the kinds; see {@code stat(2)}. */
    private static final int KIND = 0170000;

    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private PipeCheck() {}

    /** Returns whether the path leads to a pipe or socket; false if the system does not say. */
    public static boolean is(Path path) {
        try {
            int kind = (Integer) Files.getAttribute(path, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
