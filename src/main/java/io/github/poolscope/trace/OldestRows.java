package io.github.poolscope.trace;

/** How many of its oldest rows a part of a trace gives up at a time. */
final class OldestRows {
    private static final int LEAST = 256;
    private static final int PART = 8;

    private OldestRows() {}

    /** The end of those to be given up, of the rows from {@code first} until {@code count}, at {@code most} the most. */
    static int end(int first, int count, int most) {
        int kept = count - first;
        int end = first + Math.min(kept, Math.max(LEAST, kept / PART));
        return Math.max(first, Math.min(end, most));
    }
}
