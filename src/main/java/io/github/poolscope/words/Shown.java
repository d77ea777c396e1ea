package io.github.poolscope.words;

import java.util.Locale;

/**
 * Makes foreign text safe to display: control characters that a screen would execute are escaped as in JSON, such as
 * {@code \}{@code u001b} for an escape.
 */
public final class Shown {
    private Shown() {}

    /**
     * Returns the text on one line; a text longer than {@code most} characters is truncated and says so.
     *
     * @param most at least 1
     */
    public static String line(String text, int most) {
        String cut = cut(text, most);
        if (cut.chars().noneMatch(c -> isObeyed((char) c))) {
            return cut;
        }
        StringBuilder shown = new StringBuilder(cut.length() + 16);
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (!isObeyed(c) || c == '\t') {
                shown.append(c);
            } else {
                shown.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : escape(c));
            }
        }
        return shown.toString();
    }

    /**
     * Returns the text unchanged, but only its beginning if it is longer than {@code most} characters, with a mark that
     * is the same in any language.
     *
     * @param most at least 1
     */
    public static String beginning(String text, int most) {
        return text.length() <= most ? text : text.substring(0, end(text, most)) + "…";
    }

    /** Returns the text, truncated after {@code most} characters with the number of omitted ones. */
    private static String cut(String text, int most) {
        int left = text.length() <= most ? 0 : text.length() - end(text, most);
        return left == 0 ? text : beginning(text, most) + " (" + left + " more characters left out)";
    }

    /** Returns where to truncate, so that no surrogate pair is split. */
    private static int end(String text, int most) {
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    /** Returns whether a terminal or a page would execute a character instead of showing it. */
    public static boolean isObeyed(char c) {
        return Character.isISOControl(c) || isDirection(c) || c == '\u2028' || c == '\u2029';
    }

    /**
     * Returns whether it is a mark that changes the direction of writing, which can make one name look like another.
     */
    private static boolean isDirection(char c) {
        return c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    /** Returns a character as an escape sequence. */
    public static String escape(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
