package io.github.poolscope.ui.fx;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** A view that paints itself on a canvas as large as it is. FX thread only. */
public abstract class DrawnView extends Region {
    /** The family that the window brings along. */
    protected static final String FAMILY = "Inter";

    protected static final Font SMALL = Font.font(FAMILY, 10.5);
    protected static final Font STRONG = Font.font(FAMILY + " Semi Bold", 12);

    private final Canvas canvas = new Canvas();
    private final Colours colours;

    protected DrawnView(Colours colours) {
        this.colours = colours;
        getChildren().add(canvas);
        setMinSize(60, 40);
    }

    /** Paints the view; the canvas is empty before. */
    protected abstract void draw(GraphicsContext g, double width, double height);

    /** Paints it again. */
    public final void redraw() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width < 1 || height < 1) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        draw(g, width, height);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
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
