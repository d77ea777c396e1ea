package io.github.poolscope.ui.cpu;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws a worker's CPU share over time as a strip of shades: for many workers below one another. */
final class StripPainter {
    /** The room for names left of the strips, in pixels, and for numbers if the strips are too low for names. */
    static final double NAMES = 84;

    static final double NUMBERS = 30;

    private static final int LEVELS = 10;
    /** The width of a shade, in pixels: narrower ones would cost time and show nothing more. */
    private static final double COLUMN = 3;

    private static final double LETTER = 5.8;
    /** The minimum distance of two numbers, in pixels. */
    private static final double NUMBER_PITCH = 24;

    private final GraphicsContext g;
    private final Colours colours;
    private final Font font;
    private final CpuRows rows;
    private final CpuWords words;
    private final double end;
    private final double whole;
    private final double pitch;

    /**
     * Creates it for one frame.
     *
     * @param end the time at the right end
     * @param whole the share of a core that is the darkest shade
     * @param pitch the distance of two strips, in pixels
     */
    StripPainter(
            GraphicsContext g,
            Colours colours,
            Font font,
            CpuRows rows,
            CpuWords words,
            double end,
            double whole,
            double pitch) {
        this.g = g;
        this.colours = colours;
        this.font = font;
        this.rows = rows;
        this.words = words;
        this.end = end;
        this.whole = whole;
        this.pitch = pitch;
    }

    /** Returns the room for what stands left of the strips. */
    static double labels(double pitch) {
        return pitch >= CpuRows.NAMED_ROW ? NAMES : NUMBERS;
    }

    /** Draws a row at {@code top} in its height. */
    void paint(int number, double top, double width, double rowHeight, boolean selected) {
        CpuRows.Row row = rows.rows().get(number);
        double left = labels(pitch);
        double height = Math.max(1, rowHeight - (rowHeight >= 6 ? 1 : 0));
        g.setFill(colours.of(Role.TRACK));
        g.fillRect(left, top, width - left, height);
        int columns = Math.max(1, (int) ((width - left) / COLUMN));
        int[] levels = CpuRows.levels(row, end, columns, whole, LEVELS);
        Color colour = colours.of(Role.DENSITY);
        for (int from = 0; from < columns; ) {
            int to = from + 1;
            while (to < columns && levels[to] == levels[from]) {
                to++;
            }
            if (levels[from] > 0) {
                g.setFill(colour.deriveColor(0, 1, 1, 0.25 + 0.75 * levels[from] / LEVELS));
                double x0 = left + Math.rint(from * (width - left) / columns);
                double x1 = left + Math.rint(to * (width - left) / columns);
                g.fillRect(x0, top, x1 - x0, height);
            }
            from = to;
        }
        label(number, row, top, top + height / 2, left, selected);
        if (selected) {
            g.setStroke(colours.of(Role.CURSOR));
            g.setLineWidth(1.5);
            g.strokeRect(left, top - 0.5, width - left - 0.75, Math.max(3, height + 1));
        }
    }

    private void label(int number, CpuRows.Row row, double top, double middle, double left, boolean selected) {
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colours.of(selected ? Role.CURSOR : Role.QUIET_TEXT));
        if (row.isGroup()) {
            String text = Words.text("cpu.idle.expand", Units.count(row.curves().size()));
            g.fillText(text, pitch >= CpuRows.NAMED_ROW ? 0 : left + 4, middle);
        } else if (pitch >= CpuRows.NAMED_ROW) {
            g.fillText(TextWidths.fitting(words.shortName(row.curves().get(0)), left - 4, LETTER), 0, middle);
        } else if (number == 0 || number % (int) Math.ceil(NUMBER_PITCH / pitch) == 0) {
            g.fillText(Units.count(row.worker() + 1L), 0, Math.max(middle, top + 5.5));
        }
    }
}
