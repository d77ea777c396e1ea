package io.github.poolscope.ui.lesson;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws an {@link Expectation}: lanes, bars and a time axis that all stages share. FX thread only. */
final class ExpectedLanes extends DrawnView {
    private static final Font CAPTION = Font.font(FAMILY + " Semi Bold", 14);
    /** The caption of a strip that is lower than a line of that. */
    private static final Font SMALL_CAPTION = Font.font(FAMILY, 11.5);

    private static final double SMALL_CAPTION_LETTER = 6.6;
    private static final Font LABEL = Font.font(FAMILY, 12.5);
    private static final double CAPTION_LETTER = 8;
    private static final double LABEL_LETTER = 7;
    private static final double CAPTION_HEIGHT = 22;
    private static final double GAP = 10;
    private static final double SMALL_GAP = 2;
    /** The height that a caption on the left needs, and a small one. */
    private static final double CAPTION_LINE = 17;

    private static final double SMALL_CAPTION_LINE = 13;
    private static final double AXIS = 26;
    private static final double MAX_LANE = 34;
    /** The height of a lane below which captions move to the left of their lanes. */
    private static final double CROWDED_LANE = 12;
    /** The height of a lane from which on it has room for a label. */
    private static final double LABELLED_LANE = 15;

    private static final double LABELS = 92;
    /** The maximum share of the width for captions on the left. */
    private static final double CAPTION_SHARE = 0.4;
    /** The minimum distance of two times on the axis. */
    private static final double TICK = 90;

    private Expectation shown;

    ExpectedLanes(Colours colours, Expectation shown) {
        super(colours);
        this.shown = shown;
    }

    void show(Expectation next) {
        shown = next;
        renew();
    }

    @Override
    protected String inWords() {
        return Words.text(shown.covered() ? "lesson.expected.set-up" : "lesson.expected.title");
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        int count = shown.parts().size();
        int lanes =
                shown.parts().stream().mapToInt(part -> part.strip().lanes()).sum();
        double room = height - (shown.seconds() > 0 ? AXIS : 0) - GAP * (count - 1);
        boolean captioned =
                shown.parts().stream().anyMatch(part -> !part.caption().isEmpty());
        double pitch = Math.min(MAX_LANE, (room - (captioned ? CAPTION_HEIGHT * count : 0)) / lanes);
        boolean beside = captioned && pitch < CROWDED_LANE;
        double gap = GAP;
        if (beside) {
            double low = shown.parts().stream()
                    .mapToDouble(part -> part.strip().lanes() * room / lanes)
                    .min()
                    .orElse(0);
            gap = low + GAP < CAPTION_LINE ? SMALL_GAP : GAP;
            pitch = Math.max(1, Math.min(MAX_LANE, (room + (GAP - gap) * (count - 1)) / lanes));
        }
        double left = left(beside, pitch, width);
        double top = 0;
        double written = 0;
        for (Expectation.Part part : shown.parts()) {
            if (!part.caption().isEmpty()) {
                double high = beside ? pitch * part.strip().lanes() : CAPTION_HEIGHT;
                boolean small = high + gap < CAPTION_LINE;
                if (high + gap >= SMALL_CAPTION_LINE || top >= written) {
                    caption(g, part.caption(), small, top + high / 2, beside ? left - GAP : width);
                    written = top + SMALL_CAPTION_LINE;
                }
            }
            top += captioned && !beside ? CAPTION_HEIGHT : 0;
            strip(g, part, left, top, pitch, width);
            top += pitch * part.strip().lanes() + gap;
        }
        if (shown.seconds() > 0) {
            axis(g, left, top - gap + 4, width);
        }
    }

    private double left(boolean beside, double pitch, double width) {
        if (beside) {
            double widest = shown.parts().stream()
                    .mapToDouble(part -> TextWidths.width(part.caption(), CAPTION_LETTER))
                    .max()
                    .orElse(0);
            return Math.min(widest, width * CAPTION_SHARE) + GAP;
        }
        return pitch >= LABELLED_LANE && shown.parts().stream().anyMatch(Expectation.Part::lanesNamed) ? LABELS : 0;
    }

    private void caption(GraphicsContext g, String text, boolean small, double y, double room) {
        g.setFont(small ? SMALL_CAPTION : CAPTION);
        g.setFill(colour(Role.TEXT));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(TextWidths.fitting(text, room, small ? SMALL_CAPTION_LETTER : CAPTION_LETTER), 0, y);
    }

    private void strip(GraphicsContext g, Expectation.Part part, double left, double top, double pitch, double width) {
        LaneBars bars = new LaneBars(g, colours(), false);
        double high = Math.max(1, pitch - (pitch > 5 ? 3 : 0.5));
        Sketch.Strip strip = part.strip();
        g.setFont(LABEL);
        g.setTextBaseline(VPos.CENTER);
        for (int lane = 0; lane < strip.lanes(); lane++) {
            double y = top + lane * pitch;
            bars.lane(left, y, width - left, high);
            if (!strip.known()) {
                bars.unknown(left, y, width - left, high);
            }
            if (left == LABELS && part.lanesNamed()) {
                g.setFill(colour(Role.QUIET_TEXT));
                g.setTextAlign(TextAlignment.LEFT);
                g.fillText(Words.text("lesson.expected.worker", lane + 1), 0, y + high / 2, LABELS - GAP);
            }
        }
        double scale = (width - left) / shown.seconds();
        for (Sketch.Mark mark : strip.marks()) {
            double x = left + mark.from() * scale;
            double y = top + mark.lane() * pitch;
            double wide = Math.max(1, (mark.to() - mark.from()) * scale - 1);
            bars.bar(mark, x, y, wide, high);
            String number = Integer.toString(mark.number());
            if (pitch >= LABELLED_LANE && wide > TextWidths.width(number, LABEL_LETTER) + 6) {
                g.setFill(colour(Role.TEXT));
                g.setTextAlign(TextAlignment.CENTER);
                g.fillText(number, x + wide / 2, y + high / 2);
            }
        }
    }

    private void axis(GraphicsContext g, double left, double top, double width) {
        double seconds = shown.seconds();
        int ticks = (int) Math.max(1, Math.floor((width - left) / TICK));
        double step = step(seconds / ticks);
        g.setFont(LABEL);
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.LEFT);
        g.setStroke(colour(Role.LINE));
        g.setLineWidth(1);
        g.strokeLine(left, crisp(top), width, crisp(top));
        for (double time = 0; time <= seconds; time += step) {
            double x = left + time / seconds * (width - left);
            String text = time == 0 ? "0" : Units.duration(Math.round(time * 1e9));
            g.setStroke(colour(Role.LINE));
            g.strokeLine(crisp(x), top, crisp(x), top + 5);
            if (x + TextWidths.width(text, LABEL_LETTER) <= width) {
                g.setFill(colour(Role.QUIET_TEXT));
                g.fillText(text, x + 3, top + 6);
            }
        }
    }

    /** Returns the smallest of 1, 2 and 5 times a power of ten that is not less than {@code least}. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
