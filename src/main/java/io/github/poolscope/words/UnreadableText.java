package io.github.poolscope.words;

/** Text from the operating system that this program's locale can't decode, such as a UTF-8 path in the POSIX locale. */
public final class UnreadableText {
    /** What Java substitutes for a byte that is invalid in the locale's encoding. */
    private static final char REPLACEMENT = '\uFFFD';

    private UnreadableText() {}

    /** Returns whether the text contains characters that could not be decoded. */
    public static boolean is(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }
}
