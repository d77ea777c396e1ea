package io.github.poolscope.ui.fx;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.transform.Scale;

/** A view that paints itself on a canvas as large as it is. FX thread only. */
public abstract class DrawnView extends Region {
    /** The family that the window brings along. */
    protected static final String FAMILY = "Inter";

    protected static final Font SMALL = Font.font(FAMILY, 10.5);
    protected static final Font STRONG = Font.font(FAMILY + " Semi Bold", 12);

    private final Canvas canvas = new Canvas();
    private final Colours colours;
    private final Scale shrink = new Scale(1, 1);
    private double sharpness = 1;

    protected DrawnView(Colours colours) {
        this.colours = colours;
        canvas.getTransforms().add(shrink);
        getChildren().add(canvas);
        setMinSize(60, 40);
        Words.follow(this, this::renew);
    }

    /** Paints the view; the canvas is empty before. */
    protected abstract void draw(GraphicsContext g, double width, double height);

    /** What it shows, for those who can't see it. */
    protected abstract String inWords();

    /** Something else is to be seen: says what, and paints it. */
    protected final void renew() {
        setAccessibleText(inWords());
        redraw();
    }

    /** Paints it again. */
    public final void redraw() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width < 1 || height < 1) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(sharpness, 0, 0, sharpness, 0, 0);
        g.clearRect(0, 0, width + 1, height + 1);
        draw(g, width, height);
    }

    /** Has as many points of the canvas for each pixel, so that the view stays sharp where it is shown enlarged. */
    public final void sharpen(double factor) {
        sharpness = factor;
        shrink.setX(1 / factor);
        shrink.setY(1 / factor);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(Math.floor(getWidth()) * sharpness);
        double height = Math.ceil(Math.floor(getHeight()) * sharpness);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            resized();
            redraw();
        }
    }

    /** The size has changed; the painting comes next. */
    protected void resized() {}

    protected final Color colour(Colours.Role role) {
        return colours.of(role);
    }

    protected final Colours colours() {
        return colours;
    }

    /** Half a pixel beside the grid, where a line of one pixel is crisp. */
    protected static double crisp(double position) {
        return Math.floor(position) + 0.5;
    }
}
