package io.github.poolscope.ui.program;

/**
 * Where the lines of a program are on the screen: the size of the type, the gutter beside them and the scrolled part. If
 * no type size is set, the type is made smaller, to five sixths at most, if the longest line, or {@link #COLUMNS} columns
 * of it, fit then; if it may grow, it is as large as the whole program fits. Sizes in pixels.
 */
final class CodeGeometry {
    /** The number of columns that are to fit. */
    static final int COLUMNS = 90;

    /** The type size without a wish for another. */
    static final double USUAL_SIZE = 12;

    private static final double LEAST_SIZE = 10;

    /** The minimum where the type may grow: on a projector it is read from the last row. */
    private static final double LEAST_GROWN = 10.5;

    private static final double MAX_GROWN = 20;
    private static final double SIZE_STEP = 0.5;
    private static final double LINE_HEIGHT = 1.5;
    private static final double GUTTER_SHARE = 0.92;

    /** The characters of the widest usual time, such as {@code 123.45 s}. */
    private static final int TIME_COLUMNS = 8;

    private static final int MIN_NUMBER_COLUMNS = 2;

    /** The width of the view, in pixels, from which on it has line numbers. */
    private static final double MIN_NUMBERED_WIDTH = 330;

    /** The empty room at both sides of a column of the gutter. */
    private static final double PAD = 5;

    /** The bar at the left edge that marks the lit line. */
    static final double MARK = 3;

    /** The empty room before the code, and behind its longest line. */
    static final double INDENT = 7;

    /** The empty room above the first line and below the last one. */
    static final double MARGIN = 5;

    /** The width of a letter in a monospaced font, as a share of the size. */
    static final double LETTER = 0.6;

    private double wanted;
    private boolean grows;
    private double size = USUAL_SIZE;
    private double cell = LETTER * USUAL_SIZE;
    private int lines;
    private int columns;
    private double width;
    private double height;
    private double scrolledX;
    private double scrolledY;

    /** Sets the type size; 0 for one that follows from the room. */
    void wish(double typeSize) {
        wanted = typeSize;
        fit();
    }

    /** Sets whether the type is larger than usual where there is room, if no size is set. */
    void grow(boolean wish) {
        grows = wish;
        fit();
    }

    /** Sets the number of lines, and the width of the longest in cells. */
    void contents(int lineCount, int longest) {
        lines = lineCount;
        columns = longest;
        fit();
    }

    /** Sets the size of the view without its scroll bars. */
    void resize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        fit();
    }

    private void fit() {
        size = wanted > 0 ? wanted : USUAL_SIZE;
        if (wanted <= 0) {
            while (size > (grows ? LEAST_GROWN : LEAST_SIZE) && !fitsAcross()) {
                size -= SIZE_STEP;
            }
            while (grows && size < MAX_GROWN && fitsAcross() && contentHeight() <= height) {
                size += SIZE_STEP;
            }
            if (size > USUAL_SIZE && !(fitsAcross() && contentHeight() <= height)) {
                size -= SIZE_STEP;
            }
        }
        cell = LETTER * size;
        scrollTo(scrolledX, scrolledY);
    }

    private boolean fitsAcross() {
        return gutter() + textWidth(Math.min(columns, COLUMNS)) <= width;
    }

    private double textWidth(int cells) {
        return 2 * INDENT + cells * LETTER * size;
    }

    double size() {
        return size;
    }

    /** Returns the type size of line numbers and times. */
    double gutterSize() {
        return grows ? Math.max(LEAST_GROWN, GUTTER_SHARE * size) : GUTTER_SHARE * size;
    }

    double cell() {
        return cell;
    }

    double rowHeight() {
        return Math.round(size * LINE_HEIGHT);
    }

    /** Returns where the column of times ends, from the left edge of the gutter. */
    double timeEnd() {
        return MARK + PAD + TIME_COLUMNS * LETTER * gutterSize();
    }

    /** Returns whether there is room for line numbers. */
    boolean hasNumbers() {
        return width >= MIN_NUMBERED_WIDTH;
    }

    /** Returns where the column of line numbers ends. */
    double numberEnd() {
        if (!hasNumbers()) {
            return timeEnd();
        }
        int digits = Math.max(MIN_NUMBER_COLUMNS, Integer.toString(lines).length());
        return timeEnd() + 2 * PAD + digits * LETTER * gutterSize();
    }

    /** Returns the width of the gutter. */
    double gutter() {
        return Math.ceil(numberEnd() + PAD);
    }

    /** Returns the width of the view that is left for code. */
    double codeWidth() {
        return Math.max(0, width - gutter());
    }

    double height() {
        return height;
    }

    /** Returns the width of all code. */
    double contentWidth() {
        return textWidth(columns);
    }

    /** Returns the height of all lines. */
    double contentHeight() {
        return lines * rowHeight() + 2 * MARGIN;
    }

    double maxX() {
        return Math.max(0, contentWidth() - codeWidth());
    }

    double maxY() {
        return Math.max(0, contentHeight() - height);
    }

    double scrolledX() {
        return scrolledX;
    }

    double scrolledY() {
        return scrolledY;
    }

    /** Scrolls as far as there is anything; returns whether that moved it. */
    boolean scrollTo(double x, double y) {
        double toX = Math.max(0, Math.min(maxX(), Math.rint(x)));
        double toY = Math.max(0, Math.min(maxY(), Math.rint(y)));
        boolean moved = toX != scrolledX || toY != scrolledY;
        scrolledX = toX;
        scrolledY = toY;
        return moved;
    }

    /** Returns the upper edge of a line in the view. */
    double top(int line) {
        return MARGIN + line * rowHeight() - scrolledY;
    }

    /** Returns the left edge of a cell in the part of the view that shows code. */
    double left(double cells) {
        return INDENT + cells * cell - scrolledX;
    }

    /** Returns the line at a height of the view; it may lie before the first line or behind the last one. */
    int lineAt(double y) {
        return (int) Math.floor((y + scrolledY - MARGIN) / rowHeight());
    }

    /** Returns the place at a distance from the left edge of the code, in cells. */
    double cellAt(double x) {
        return (x + scrolledX - INDENT) / cell;
    }

    int firstVisible() {
        return Math.max(0, lineAt(0));
    }

    /** Returns the last line that is visible at least in part; −1 if none is. */
    int lastVisible() {
        return Math.min(lines - 1, lineAt(height - 1));
    }

    /** Returns whether a line is visible as a whole. */
    boolean shows(int line) {
        return top(line) >= 0 && top(line) + rowHeight() <= height;
    }

    /** Scrolls until a line is visible with some lines around it, if it is not; returns whether that moved it. */
    boolean reveal(int line) {
        if (shows(line)) {
            return false;
        }
        double around = Math.min(3 * rowHeight(), Math.max(0, (height - rowHeight()) / 2));
        double top = MARGIN + line * rowHeight();
        return top(line) < 0
                ? scrollTo(scrolledX, top - around)
                : scrollTo(scrolledX, top + rowHeight() + around - height);
    }

    /** Scrolls sideways until a cell is visible. */
    boolean revealCell(int at) {
        double x = INDENT + at * cell;
        if (x - scrolledX < INDENT) {
            return scrollTo(x - 4 * cell, scrolledY);
        }
        return x - scrolledX > codeWidth() - INDENT && scrollTo(x + 4 * cell - codeWidth(), scrolledY);
    }
}
