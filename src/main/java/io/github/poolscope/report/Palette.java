package io.github.poolscope.report;

/**
 * The colours of taskels, as in the window: ten that colour-blind people can distinguish, each with its text colour.
 */
final class Palette {
    private static final String[] FILLS = {
        "#4c78a8", "#f28e2b", "#59a14f", "#e35d5f", "#76b7b2", "#edc948", "#b07aa1", "#ff9da7", "#8f6a55", "#bab0ac"
    };

    private Palette() {}

    static String fill(int index) {
        return FILLS[index % FILLS.length];
    }

    /** Returns black or white, whichever is readable. */
    static String text(int index) {
        return switch (index % FILLS.length) {
            case 0, 8 -> "#ffffff";
            default -> "#1b1f24";
        };
    }
}
