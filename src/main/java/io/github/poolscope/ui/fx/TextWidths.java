package io.github.poolscope.ui.fx;

/** Estimates the width of drawn text; measuring each text would cost more than drawing it. */
public final class TextWidths {
    /** The width of Chinese characters and punctuation, in Latin letters. */
    private static final double WIDE = 1.8;

    /** Code points from here on (CJK radicals and all that follow) are as wide as they are high. */
    private static final int FIRST_WIDE = 0x2E80;

    private TextWidths() {}

    /** Returns the width of a text in the unit of {@code letter}, the width of a Latin letter. */
    public static double width(String text, double letter) {
        double letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters += text.charAt(i) >= FIRST_WIDE ? WIDE : 1;
        }
        return letters * letter;
    }

    /** Returns the text as one line, truncated to the room. */
    public static String fitting(String text, double room, double letter) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        if (width(line, letter) <= room) {
            return line;
        }
        int end = Math.min(line.length(), (int) Math.max(0, room / letter));
        while (end > 0 && width(line.substring(0, end), letter) + letter > room) {
            end--;
        }
        return line.substring(0, end) + "…";
    }
}
