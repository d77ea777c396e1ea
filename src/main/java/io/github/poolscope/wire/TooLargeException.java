package io.github.poolscope.wire;

import java.io.IOException;

/** Data sent by another process needs more memory than this process has left. */
public final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long size;

    TooLargeException(long size) {
        super("it takes " + mebibytes(size) + " (" + size
                + " bytes) on its way, and this process, whose heap may grow to "
                + mebibytes(Runtime.getRuntime().maxMemory()) + " (-Xmx), has not enough left for it");
        this.size = size;
    }

    /** Returns its encoded size in bytes. */
    public long size() {
        return size;
    }

    private static String mebibytes(long bytes) {
        long whole = 1 << 20;
        return bytes < 10 * whole && bytes % whole != 0
                ? bytes * 10 / whole / 10 + "." + bytes * 10 / whole % 10 + " MiB"
                : bytes / whole + " MiB";
    }
}
