package io.github.poolscope.eventlog;

/**
 * The layout of the log.
 *
 * <pre>
 *  0     1      2       4   8   12  16      24      32             56
 *  kind  flags  thread  a   b   c   d       e       text           time
 *                                   text's piece, of kind TEXT ----|
 * </pre>
 */
final class LogFormat {
    static final int VERSION = 1;

    static final int SLOT = 64;
    static final int KIND = 0;
    static final int FLAGS = 1;
    static final int THREAD = 2;
    static final int A = 4;
    static final int B = 8;
    static final int C = 12;
    static final int D = 16;
    static final int E = 24;
    static final int TEXT = 32;
    static final int TEXT_LENGTH = 24;
    static final int PIECE = 16;
    static final int PIECE_LENGTH = 40;
    static final int TIME = 56;

    /** The maximum length of a text in bytes. */
    static final int LONGEST_TEXT = 8192;

    /** Flag of a value: {@code e} is the value. */
    static final int VALUE_IS_NUMBER = 16;
    /** Flag of a value: {@code e} is the number of a text. */
    static final int VALUE_IS_TEXT = 32;

    /** The length of segments is a multiple of this; a file may be longer by less. */
    static final int PAGE = 4096;

    /** How long an incomplete slot is waited for, in nanoseconds. */
    static final long PATIENCE = 1_000_000_000L;

    /** Longer files are no segments. */
    static final long LONGEST_SEGMENT = 64L << 20;

    private LogFormat() {}

    /** Returns the number of bytes behind a slot that has {@code bytes} of data, which fill whole slots. */
    static long wholeSlots(long bytes) {
        return (bytes + SLOT - 1) / SLOT * SLOT;
    }
}
