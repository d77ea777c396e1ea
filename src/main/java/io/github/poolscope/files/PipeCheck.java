package io.github.poolscope.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells pipes and sockets, for whose writers there is one reason to fail: that nobody reads any more. */
public final class PipeCheck {
    /** The bits of a Unix file's mode that tell its kind, and two of the kinds; see {@code stat(2)}. */
    private static final int KIND = 0170000;

    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private PipeCheck() {}

    /** Whether that is where the path leads to; false where the system does not tell. */
    public static boolean is(Path path) {
        try {
            int kind = (Integer) Files.getAttribute(path, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
