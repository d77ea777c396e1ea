package io.github.poolscope.ui.lesson;

import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws the picture of a lesson: measured data in full colours, predicted data as light outlines. */
final class CardPicture extends DrawnView {
    private static final double STRIP_GAP = 7;
    private static final double MAX_LANE = 22;
    private static final double EXPECTED_FILL = 0.22;
    private static final double EXPECTED_EDGE = 0.75;
    private static final double HATCH = 7;
    /** The minimum bar width, in pixels, for rounded corners. */
    private static final double ROUNDED = 6;

    private Sketch sketch;

    CardPicture(Colours colours, Sketch sketch) {
        super(colours);
        this.sketch = sketch;
        setMouseTransparent(true);
    }

    void show(Sketch next) {
        sketch = next;
        renew();
    }

    @Override
    protected String inWords() {
        return Words.text(sketch.measured() ? "lesson.card.measured" : "lesson.card.expected");
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        double seconds = sketch.strips().stream()
                .mapToDouble(Sketch.Strip::seconds)
                .max()
                .orElse(0);
        int count = sketch.strips().size();
        double strip = (height - STRIP_GAP * (count - 1)) / count;
        double top = 0;
        for (Sketch.Strip each : sketch.strips()) {
            double pitch = Math.min(MAX_LANE, strip / each.lanes());
            double used = pitch * each.lanes();
            strip(g, each, top + (strip - used) / 2, pitch, width, seconds);
            top += strip + STRIP_GAP;
        }
    }

    private void strip(GraphicsContext g, Sketch.Strip strip, double top, double pitch, double width, double seconds) {
        double bar = Math.max(1, pitch - (pitch > 5 ? 2 : 0.5));
        for (int lane = 0; lane < strip.lanes(); lane++) {
            g.setFill(colour(Role.TRACK));
            g.fillRect(0, top + lane * pitch, width, bar);
            if (!strip.known()) {
                unknown(g, top + lane * pitch, bar, width);
            }
        }
        for (Sketch.Mark mark : strip.marks()) {
            double left = mark.from() / seconds * width;
            double right = mark.to() / seconds * width;
            mark(g, mark, left, top + mark.lane() * pitch, Math.max(1, right - left - 0.8), bar);
        }
    }

    private void mark(GraphicsContext g, Sketch.Mark mark, double x, double y, double width, double height) {
        Color colour = colourOf(mark);
        double arc = Math.min(width, height) > ROUNDED ? 3 : 0;
        g.setFill(sketch.measured() ? colour : colour.deriveColor(0, 1, 1, EXPECTED_FILL));
        g.fillRoundRect(x, y, width, height, arc, arc);
        if (!sketch.measured() && width > 2 && height > 2) {
            g.setStroke(colour.deriveColor(0, 1, 1, EXPECTED_EDGE));
            g.setLineWidth(1);
            g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, arc, arc);
        }
        if (mark.failed()) {
            g.setFill(colour(Role.FAILED));
            g.fillRect(x + width - 2, y - 1, 2.5, height + 2);
        }
    }

    private Color colourOf(Sketch.Mark mark) {
        return switch (mark.kind()) {
            case TASKEL, HELD -> colours().ofTaskel(mark.number());
            case MERGED -> colour(Role.DENSITY);
            case WAITED -> colour(Role.BLOCKED);
        };
    }

    /** Draws a worker whose duration is unknown: hatched and fading out. */
    private void unknown(GraphicsContext g, double y, double height, double width) {
        g.setLineWidth(1.2);
        Color colour = colour(Role.QUIET_TEXT);
        for (double x = 0; x + height < width; x += HATCH) {
            g.setStroke(colour.deriveColor(0, 1, 1, 0.5 * (1 - x / width)));
            g.strokeLine(x, y + height, x + height, y);
        }
    }
}
