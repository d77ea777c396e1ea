package io.github.poolscope.ui.program;

import io.github.poolscope.syntax.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a program on a grid of cells as wide as a Latin letter: Chinese characters and pictographs take two of them,
 * a tab reaches to the next multiple of four, marks that combine take none.
 */
final class CodeLine {
    private static final int TAB = 4;

    /** Code points from here on (CJK radicals and most that follow) are twice as wide as Latin letters. */
    private static final int FIRST_WIDE = 0x2E80;

    private final String text;
    private final List<Token> tokens;
    /** The cell at which each character begins, and the end of the last; null if each character takes one cell. */
    private final int @Nullable [] cells;

    CodeLine(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        cells = text.chars().allMatch(c -> c >= ' ' && c <= '~') ? null : measure(text);
    }

    private static int[] measure(String text) {
        int[] cells = new int[text.length() + 1];
        int cell = 0;
        for (int i = 0; i < text.length(); i++) {
            cells[i] = cell;
            cell += width(text, i, cell);
        }
        cells[text.length()] = cell;
        return cells;
    }

    private static int width(String text, int i, int cell) {
        char c = text.charAt(i);
        if (c == '\t') {
            return TAB - cell % TAB;
        }
        if (!startsCharacter(text, i)) {
            return 0;
        }
        int point = text.codePointAt(i);
        return point >= FIRST_WIDE && point != 0xFFFD ? 2 : 1;
    }

    /** Returns whether the text can be divided before a character: it is no mark on the one before, nor half of one. */
    private static boolean startsCharacter(String text, int i) {
        char c = text.charAt(i);
        if (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1))) {
            return false;
        }
        int type = Character.getType(text.codePointAt(i));
        return i == 0
                || (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK && type != Character.FORMAT);
    }

    String text() {
        return text;
    }

    /** Returns its coloured tokens, with indexes of characters. */
    List<Token> tokens() {
        return tokens;
    }

    int length() {
        return text.length();
    }

    /** Returns whether each character takes one cell. */
    boolean isPlain() {
        return cells == null;
    }

    /** Returns the cell at which the character with an index begins, or the line ends. */
    int cell(int index) {
        int within = Math.max(0, Math.min(text.length(), index));
        return cells == null ? within : cells[within];
    }

    /** Returns its width in cells. */
    int width() {
        return cell(text.length());
    }

    /** Returns the index of the character boundary that is nearest to a place, in cells. */
    int index(double place) {
        int low = 0;
        int high = text.length();
        if (cells == null) {
            return (int) Math.max(low, Math.min(high, Math.round(place)));
        }
        while (low < high) { // The last boundary at or before the place.
            int middle = (low + high + 1) >>> 1;
            if (cells[middle] <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int next = low;
        while (next < text.length() && cells[next] == cells[low]) {
            next++;
        }
        int nearest = place - cells[low] > cells[next] - place ? next : low;
        return boundary(nearest, false);
    }

    /** Returns the next boundary of a character at an index, behind or before it. */
    int boundary(int index, boolean forward) {
        int at = Math.max(0, Math.min(text.length(), index));
        while (at > 0 && at < text.length() && !startsCharacter(text, at)) {
            at += forward ? 1 : -1;
        }
        return at;
    }

    /** Returns the end of the character that begins at an index. */
    int end(int index) {
        return boundary(index + 1, true);
    }
}
