package io.github.poolscope.ui.fx;

/** About how wide a drawn text is; measuring each would cost more than the drawing. */
public final class TextWidths {
    /** Chinese characters, and the punctuation that belongs to them, are this many letters wide. */
    private static final double WIDE = 1.8;

    /** From here on characters are as wide as they are high (CJK radicals and all that follow them). */
    private static final int FIRST_WIDE = 0x2E80;

    private TextWidths() {}

    /** The width of a text in the unit of {@code letter}, the width of a Latin letter. */
    public static double width(String text, double letter) {
        double letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters += text.charAt(i) >= FIRST_WIDE ? WIDE : 1;
        }
        return letters * letter;
    }

    /** A text in one line, cut where there is no room for more of it. */
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
