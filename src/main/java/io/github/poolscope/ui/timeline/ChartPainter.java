package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.picture.StepChart;
import io.github.poolscope.analysis.picture.StepChart.Step;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.TextWidths;
import javafx.scene.paint.Color;

/** Draws numbers that change over time. */
final class ChartPainter {
    static final double MIN_SHARE = 0.5;
    private static final double MAX_SHARE = 0.28;
    private static final double HATCH = 4;

    private final Pen pen;

    ChartPainter(Pen pen) {
        this.pen = pen;
    }

    /**
     * Draws steps upward from {@code bottom}; the range between the minimum and the maximum within a pixel is lighter.
     *
     * @param whole the number at the full height of the chart
     * @param brim the number at which it counts as full and changes colour; 0 if it never is
     */
    void steps(StepChart chart, double bottom, double height, long whole, long brim) {
        double unit = height / Math.max(1, whole);
        for (Step step : chart.steps()) {
            if (step.most() <= 0 || step.to() < pen.axis.from() || step.from() > pen.axis.to()) {
                continue;
            }
            double x0 = pen.clamped(step.from());
            double width = Math.max(1, pen.clamped(step.to()) - x0);
            boolean full = brim > 0 && step.most() >= brim;
            Color colour = pen.of(full ? Role.HELD : Role.DENSITY);
            double least = Math.min(height, step.least() * unit);
            double most = Math.min(height, step.most() * unit);
            pen.g.setFill(colour.deriveColor(0, 1, 1, MIN_SHARE));
            pen.g.fillRect(x0, bottom - least, width, least);
            if (most > least) {
                pen.g.setFill(colour.deriveColor(0, 1, 1, MAX_SHARE));
                pen.g.fillRect(x0, bottom - most, width, most - least);
            }
            pen.g.setFill(colour);
            pen.g.fillRect(x0, bottom - most, width, 1.5);
        }
    }

    /** Draws the line of the limit. */
    void limit(long from, long to, double y) {
        pen.g.setStroke(pen.of(Role.QUIET_TEXT));
        pen.g.setLineWidth(1);
        pen.g.setLineDashes(3, 3);
        double at = Math.floor(y) + 0.5;
        pen.g.strokeLine(pen.clamped(from), at, pen.clamped(to), at);
        pen.g.setLineDashes();
    }

    /** Writes a word where the chart keeps a number for long enough. */
    void word(StepChart chart, long number, String word, double y, Color ink) {
        double width = TextWidths.width(word, Pen.SMALL_LETTER) + 8;
        for (Step step : chart.steps()) {
            double x0 = pen.clamped(step.from());
            double x1 = pen.clamped(step.to());
            if (step.least() == number && step.most() == number && x1 - x0 >= width) {
                pen.text(word, (x0 + x1) / 2, y, Pen.SMALL, ink);
            }
        }
    }

    /** Draws how many wait: hatched, with the number if it is more than one. */
    void waiting(StepChart chart, double top, double height) {
        for (Step step : chart.steps()) {
            if (step.most() <= 0) {
                continue;
            }
            double x0 = pen.clamped(step.from());
            double x1 = pen.clamped(step.to());
            if (x1 - x0 >= 1) {
                pen.hatch(x0, x1, top, height, HATCH, pen.of(Role.BLOCKED));
            } else if (pen.shows(step.from())) {
                pen.vertical(x0, top, top + height, 1, pen.of(Role.BLOCKED));
            }
            String count = Long.toString(step.most());
            if (step.most() > 1 && x1 - x0 > count.length() * Pen.LETTER + 8) {
                double middle = (x0 + x1) / 2;
                pen.g.setFill(pen.of(Role.PAPER));
                pen.g.fillRect(middle - count.length() * 4 - 2, top - 1, count.length() * 8 + 4, height + 2);
                pen.text(count, middle, top + height / 2, Pen.SMALL, pen.of(Role.TEXT));
            }
        }
    }
}
