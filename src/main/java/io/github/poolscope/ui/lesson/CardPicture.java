package io.github.poolscope.ui.lesson;

import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.canvas.GraphicsContext;

/** Draws the picture of a lesson on its card. */
final class CardPicture extends DrawnView {
    private static final double STRIP_GAP = 7;
    private static final double MAX_LANE = 22;

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
        LaneBars bars = new LaneBars(g, colours(), sketch.measured());
        double seconds = sketch.seconds();
        int count = sketch.strips().size();
        double strip = (height - STRIP_GAP * (count - 1)) / count;
        double top = 0;
        for (Sketch.Strip each : sketch.strips()) {
            double pitch = Math.min(MAX_LANE, strip / each.lanes());
            double used = pitch * each.lanes();
            strip(bars, each, top + (strip - used) / 2, pitch, width, seconds);
            top += strip + STRIP_GAP;
        }
    }

    private static void strip(
            LaneBars bars, Sketch.Strip strip, double top, double pitch, double width, double seconds) {
        double bar = Math.max(1, pitch - (pitch > 5 ? 2 : 0.5));
        for (int lane = 0; lane < strip.lanes(); lane++) {
            bars.lane(0, top + lane * pitch, width, bar);
            if (!strip.known()) {
                bars.unknown(0, top + lane * pitch, width, bar);
            }
        }
        for (Sketch.Mark mark : strip.marks()) {
            double left = mark.from() / seconds * width;
            double right = mark.to() / seconds * width;
            bars.bar(mark, left, top + mark.lane() * pitch, Math.max(1, right - left - 0.8), bar);
        }
    }
}
