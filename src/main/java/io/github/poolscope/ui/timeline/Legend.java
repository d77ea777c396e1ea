package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Letters;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints what the timeline's colours mean. */
final class Legend {
    /** A letter is about so wide. */
    private static final double LETTER = 6.4;

    private static final double NARROW = 360;
    private static final Font SMALL = Font.font("Inter", 10.5);

    private final GraphicsContext g;
    private final Colours colours;
    private final double plot;

    /** A legend beneath a plot so many pixels wide. */
    Legend(GraphicsContext g, Colours colours, double plot) {
        this.g = g;
        this.colours = colours;
        this.plot = plot;
    }

    /** Paints it at {@code y}; at the right, what the timeline leaves out, if there is room. */
    void paint(TimelinePicture picture, double y, double width, boolean fits) {
        double at = TimelinePainter.LABELS;
        at = legend(at, y, colours.of(Role.RUNNING), Words.text("legend.running"));
        at = legend(at, y, colours.of(Role.BLOCKED), Words.text("legend.blocked"));
        hatchSwatch(at, y);
        at = legendText(at, y, Words.text("legend.starting"));
        String held = Words.text("legend.held.why");
        at = legend(
                at,
                y,
                colours.of(Role.HELD),
                at + Letters.width(held, LETTER) < width ? held : Words.text("legend.held"));
        int merged = picture.lanes().stream().mapToInt(Lane::mergedCount).sum();
        String note = merged > 0
                ? Words.text("legend.density", Units.count(merged))
                : fits ? "" : Words.text("legend.zoomed");
        if (!note.isEmpty() && at + Letters.width(note, LETTER) < width) {
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFill(colours.of(Role.QUIET_TEXT));
            g.fillText(note, width - TimelinePainter.MARGIN, y + 5);
        }
    }

    private double legend(double at, double y, Color colour, String text) {
        g.setFill(colour);
        g.fillRoundRect(at, y, 10, 10, 3, 3);
        return legendText(at, y, text);
    }

    private double legendText(double at, double y, String text) {
        g.setFont(SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colours.of(Role.QUIET_TEXT));
        g.fillText(text, at + 15, y + 5);
        return at + 15 + Letters.width(text, 5.6) + (plot < NARROW ? 6 : 18);
    }

    private void hatchSwatch(double at, double y) {
        g.setStroke(colours.of(Role.QUIET_TEXT));
        g.setLineWidth(1.1);
        g.strokeLine(at, y + 10, at + 10, y);
        g.strokeLine(at, y + 5, at + 5, y);
        g.strokeLine(at + 5, y + 10, at + 10, y + 5);
    }
}
