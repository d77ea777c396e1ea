package io.github.poolscope.words;

/** Text from the system that this program's locale can't read, such as a path in UTF-8 in the locale POSIX. */
public final class UnreadableText {
    /** What Java puts in place of a byte that the locale gives no meaning. */
    private static final char REPLACEMENT = '\uFFFD';

    private UnreadableText() {}

    /** Whether the text has characters that the locale does not know. */
    public static boolean is(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }
}
