package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.HeldBar;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.canvas.GraphicsContext;

/** Draws the lane of results that were received and are not delivered yet. */
final class HeldPainter {
    private final Pen pen;

    HeldPainter(Pen pen) {
        this.pen = pen;
    }

    /**
     * Draws it.
     *
     * @param low whether there is room only for the name
     */
    void paint(TimelinePicture picture, double top, boolean low) {
        pen.label(Words.text("timeline.results"), low ? "" : Words.text("timeline.results.held"), top);
        GraphicsContext g = pen.g;
        for (HeldBar bar : picture.held()) {
            double y = top + 4 + bar.row() * TimelineLayout.HELD_ROW;
            double x0 = pen.clamped(bar.from());
            double x1 = pen.clamped(bar.to());
            g.setFill(pen.of(Role.HELD));
            g.fillRect(x0, y - 2, Math.max(1, x1 - x0), 4.5);
            g.setFill(pen.colours.ofTaskel(bar.index()));
            g.fillOval(x0 - 3, y - 3, 6.5, 6.5);
            if (!bar.waiting()) {
                g.setFill(pen.of(Role.PAPER));
                g.fillOval(x1 - 3, y - 3, 6.5, 6.5);
                g.setStroke(pen.colours.ofTaskel(bar.index()));
                g.setLineWidth(1.8);
                g.strokeOval(x1 - 3, y - 3, 6.5, 6.5);
            }
        }
        if (picture.heldLeftOut() > 0 && !low) {
            pen.leftText(
                    Words.text("timeline.results.more", Units.count(picture.heldLeftOut())),
                    0,
                    top + 37,
                    Pen.SMALL,
                    pen.of(Role.QUIET_TEXT));
        }
    }
}
