package io.github.poolscope.ui.lesson;

import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws the bars of a {@link Sketch}: measured ones in full colours, predicted ones as light outlines. */
final class LaneBars {
    private static final double EXPECTED_FILL = 0.22;
    private static final double EXPECTED_EDGE = 0.75;
    private static final double HATCH = 7;
    /** The minimum size of a bar, in pixels, for rounded corners. */
    private static final double ROUNDED = 6;

    private final GraphicsContext g;
    private final Colours colours;
    private final boolean measured;

    LaneBars(GraphicsContext g, Colours colours, boolean measured) {
        this.g = g;
        this.colours = colours;
        this.measured = measured;
    }

    void lane(double x, double y, double width, double height) {
        g.setFill(colours.of(Role.TRACK));
        g.fillRect(x, y, width, height);
    }

    void bar(Sketch.Mark mark, double x, double y, double width, double height) {
        Color colour = colourOf(mark);
        double arc = Math.min(width, height) > ROUNDED ? 3 : 0;
        g.setFill(measured ? colour : colour.deriveColor(0, 1, 1, EXPECTED_FILL));
        g.fillRoundRect(x, y, width, height, arc, arc);
        if (!measured && width > 2 && height > 2) {
            g.setStroke(colour.deriveColor(0, 1, 1, EXPECTED_EDGE));
            g.setLineWidth(1);
            g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, arc, arc);
        }
        if (mark.failed()) {
            g.setFill(colours.of(Role.FAILED));
            g.fillRect(x + width - 2, y - 1, 2.5, height + 2);
        }
    }

    private Color colourOf(Sketch.Mark mark) {
        return switch (mark.kind()) {
            case TASKEL, HELD -> colours.ofTaskel(mark.number());
            case MERGED -> colours.of(Role.DENSITY);
            case WAITED -> colours.of(Role.BLOCKED);
        };
    }

    /** Draws a lane whose durations are unknown: hatched and fading out. */
    void unknown(double x, double y, double width, double height) {
        g.setLineWidth(1.2);
        Color colour = colours.of(Role.QUIET_TEXT);
        for (double along = 0; along + height < width; along += HATCH) {
            g.setStroke(colour.deriveColor(0, 1, 1, 0.5 * (1 - along / width)));
            g.strokeLine(x + along, y + height, x + along + height, y);
        }
    }
}
