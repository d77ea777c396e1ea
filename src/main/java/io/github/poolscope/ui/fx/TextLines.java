package io.github.poolscope.ui.fx;

import java.util.regex.Pattern;

/** Long texts in places with room for one line. */
public final class TextLines {
    /** More letters than fit a cell of a maximised window. A text laid out whole costs time with each of them. */
    private static final int MAX_LENGTH = 400;

    private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");

    private TextLines() {}

    /** Returns the beginning of a text as one line, its line breaks as {@code ⏎}; as it is if it is short. */
    public static String first(String text) {
        String beginning = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return beginning.indexOf('\n') < 0 && beginning.indexOf('\r') < 0
                ? beginning
                : BREAKS.matcher(beginning).replaceAll(" ⏎ ");
    }

    /** Returns whether {@link #first} leaves something out. */
    public static boolean isShortened(String text) {
        return text.length() > MAX_LENGTH || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
