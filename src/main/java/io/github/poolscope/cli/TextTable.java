package io.github.poolscope.cli;

import java.util.List;
import java.util.function.IntPredicate;

/** Rows of cells for a terminal, each column as wide as its widest cell. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows;
    private final int[] widths;
    private final boolean[] numbers;

    /**
     * @param rows rows of equal length, heads included; at least one
     * @param isNumber whether the column with an index is aligned to the right
     */
    TextTable(List<List<String>> rows, IntPredicate isNumber) {
        this.rows = rows;
        widths = new int[rows.get(0).size()];
        numbers = new boolean[widths.length];
        for (int column = 0; column < widths.length; column++) {
            numbers[column] = isNumber.test(column);
        }
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
    }

    /** Returns all rows as lines. */
    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    /** Returns one of the rows as a line, without blanks at its end. */
    String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String pad = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP).append(numbers[column] ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }

    /** Returns how many columns of a terminal a text takes: a Chinese character takes two. */
    private static int width(String text) {
        return text.codePoints()
                .map(point -> Character.isIdeographic(point) ? 2 : 1)
                .sum();
    }
}
