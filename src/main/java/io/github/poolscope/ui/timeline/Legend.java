package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Holding;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the legend of the timeline's colours. */
final class Legend {
    private static final double NARROW = 460;

    private final Pen pen;
    private final GraphicsContext g;

    Legend(Pen pen) {
        this.pen = pen;
        g = pen.g;
    }

    /**
     * Draws it at {@code y}. At the right it says what the timeline leaves out, or {@code otherwise}, if there is room.
     */
    void paint(TimelinePicture picture, Holding holding, double y, double width, String otherwise) {
        double at = Pen.LABELS;
        at = legend(at, y, pen.of(Role.RUNNING), Words.text("legend.running"));
        String blocked = Words.text("legend.blocked");
        if (fits(at, blocked, width)) {
            at = legend(at, y, pen.of(Role.BLOCKED), blocked);
        }
        boolean talks = !picture.talk().lanes().isEmpty();
        double toCome = swatch(Words.text("legend.starting")) + swatch(Words.text("legend.held"));
        if (talks ? pen.plot >= NARROW : at + toCome <= width) {
            hatchSwatch(at, y, pen.of(Role.QUIET_TEXT));
            at = legendText(at, y, Words.text("legend.starting"));
        }
        if (talks) {
            String waits = Words.text("legend.waits");
            if (fits(at, waits, width)) {
                hatchSwatch(at, y, pen.of(Role.BLOCKED));
                at = legendText(at, y, waits);
            }
            String holds = Words.text("legend.holds");
            if (fits(at, holds, width)) {
                at = legend(at, y, pen.of(Role.DENSITY), holds);
            }
        }
        String held = Words.text("legend.held.why", holding.means());
        boolean room = !talks && at + TextWidths.width(held, Pen.LETTER) < width;
        String last = room ? held : Words.text(talks ? "legend.held-or-full" : "legend.held");
        if (at + 15 + TextWidths.width(last, Pen.LETTER) <= width) {
            at = legend(at, y, pen.of(Role.HELD), last);
        }
        String note = note(picture, otherwise);
        if (!note.isEmpty() && at + TextWidths.width(note, Pen.LETTER) < width) {
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFill(pen.of(Role.QUIET_TEXT));
            g.fillText(note, width - Pen.MARGIN, y + 5);
        }
    }

    /** Returns whether there is room for a swatch and its whole text: better none than half a word. */
    private static boolean fits(double at, String text, double width) {
        return at + 15 + TextWidths.width(text, Pen.SMALL_LETTER) <= width;
    }

    private static String note(TimelinePicture picture, String otherwise) {
        int merged = picture.lanes().stream().mapToInt(Lane::mergedCount).sum();
        if (merged > 0) {
            return Words.text("legend.density", Units.count(merged));
        }
        int talk = picture.talk().merged();
        if (talk > 0) {
            return Words.text("legend.merged", Units.count(talk));
        }
        return otherwise;
    }

    private double legend(double at, double y, Color colour, String text) {
        g.setFill(colour);
        g.fillRoundRect(at, y, 10, 10, 3, 3);
        return legendText(at, y, text);
    }

    private double legendText(double at, double y, String text) {
        g.setFont(Pen.SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(pen.of(Role.QUIET_TEXT));
        g.fillText(text, at + 15, y + 5);
        return at + swatch(text);
    }

    /** Returns the width of a swatch with its text and the gap after it. */
    private double swatch(String text) {
        return 15 + TextWidths.width(text, 5.6) + (pen.plot < NARROW ? 6 : 18);
    }

    private void hatchSwatch(double at, double y, Color colour) {
        g.setStroke(colour);
        g.setLineWidth(1.1);
        g.strokeLine(at, y + 10, at + 10, y);
        g.strokeLine(at, y + 5, at + 5, y);
        g.strokeLine(at + 5, y + 10, at + 10, y + 5);
    }
}
