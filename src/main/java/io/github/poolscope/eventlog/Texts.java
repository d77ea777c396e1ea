package io.github.poolscope.eventlog;

/** Texts as UTF-8. */
final class Texts {
    private Texts() {}

    /** Returns how many bytes of a text fit into {@code most} so that no character is cut. */
    static int fitting(byte[] text, int most) {
        if (text.length <= most) {
            return text.length;
        }
        int end = most;
        while (end > 0 && (text[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }
}
