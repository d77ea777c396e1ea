package io.github.poolscope.trace;

/** Decides how many of its oldest rows a part of a trace drops at a time. */
final class OldestRows {
    private static final int MIN = 256;
    private static final int PART = 8;

    private OldestRows() {}

    /** Returns the end of the rows to drop, of the rows from {@code first} to {@code count}; at most {@code most}. */
    static int end(int first, int count, int most) {
        int kept = count - first;
        int end = first + Math.min(kept, Math.max(MIN, kept / PART));
        return Math.max(first, Math.min(end, most));
    }
}
