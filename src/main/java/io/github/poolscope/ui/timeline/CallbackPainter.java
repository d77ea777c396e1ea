package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.picture.CallBar;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.paint.Color;

/** Draws the lane of callbacks: which result each received, and how long it ran. */
final class CallbackPainter {
    private static final double BAR = 18;
    /** The minimum width in pixels, so that a callback of a few microseconds is visible. */
    private static final double MIN_WIDTH = 3;

    private final Pen pen;

    CallbackPainter(Pen pen) {
        this.pen = pen;
    }

    void paint(TimelinePicture picture, double top) {
        pen.label(Words.text("timeline.callbacks"), Words.text("timeline.callbacks.where"), top);
        pen.g.setFill(pen.of(Role.TRACK));
        pen.g.fillRect(Pen.LABELS, top + 4, pen.plot, BAR);
        for (CallBar bar : picture.callbacks()) {
            double x0 = pen.clamped(bar.from());
            double width = Math.max(MIN_WIDTH, pen.clamped(bar.to()) - x0);
            Color colour = bar.awaited() < 0 ? pen.of(Role.DENSITY) : pen.colours.ofTaskel(bar.awaited());
            pen.g.setFill(colour);
            pen.g.fillRect(x0, top + 4, width, BAR);
            String label = bar.awaited() < 0 ? bar.calls() + " ×" : Integer.toString(bar.awaited());
            if (Pen.fits(label, width)) {
                pen.text(label, x0 + width / 2, top + 4 + BAR / 2, Pen.STRONG, pen.colours.labelOn(colour));
            }
        }
        pen.rule(top + TimelineLayout.CALLBACKS - 4);
    }
}
