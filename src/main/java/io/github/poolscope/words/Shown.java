package io.github.poolscope.words;

import java.util.Locale;

/**
 * Text of others, made fit to be looked at: what a screen would obey is written out, as {@code \}{@code u001b} for an
 * escape, which is what JSON writes too.
 */
public final class Shown {
    private Shown() {}

    /**
     * On one line, cut where it is longer than {@code most} characters, which it then says.
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
     * As it is, but no more of it than its beginning, with a mark that says so in any language.
     *
     * @param most at least 1
     */
    public static String beginning(String text, int most) {
        return text.length() <= most ? text : text.substring(0, end(text, most)) + "…";
    }

    /** Cut where it is longer than {@code most} characters, with how much of it is left out. */
    private static String cut(String text, int most) {
        int left = text.length() <= most ? 0 : text.length() - end(text, most);
        return left == 0 ? text : beginning(text, most) + " (" + left + " more characters left out)";
    }

    /** Where to cut, so that no character is torn apart. */
    private static int end(String text, int most) {
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    /** Whether a terminal or a page would obey a character instead of showing it. */
    public static boolean isObeyed(char c) {
        return Character.isISOControl(c) || isDirection(c) || c == '\u2028' || c == '\u2029';
    }

    /** Marks that turn the direction of writing, by which a name can look like another. */
    private static boolean isDirection(char c) {
        return c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    /** A character written out. */
    public static String escape(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
