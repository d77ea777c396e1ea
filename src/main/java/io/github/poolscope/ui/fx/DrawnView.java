package io.github.poolscope.ui.fx;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.transform.Scale;

/** A view that draws itself on a canvas of its own size, in the colours of the theme. FX thread only. */
public abstract class DrawnView extends Region {
    /** The font family that the window loads. */
    protected static final String FAMILY = "Inter";

    protected static final Font SMALL = Font.font(FAMILY, 10.5);
    protected static final Font STRONG = Font.font(FAMILY + " Semi Bold", 12);

    private final Canvas canvas = new Canvas();
    private final Colours colours;
    private final Scale shrink = new Scale(1, 1);
    private double sharpness = 1;
    /** Whether it was drawn in other colours than those of the theme now. */
    private boolean stale;

    protected DrawnView(Colours colours) {
        this.colours = colours;
        canvas.getTransforms().add(shrink);
        getChildren().add(canvas);
        setMinSize(60, 40);
        Words.follow(this, this::renew);
        colours.onChange(() -> {
            stale = true;
            requestLayout(); // In the same frame, when all colours have changed.
        });
    }

    /** Draws the view; the canvas is empty before the call. */
    protected abstract void draw(GraphicsContext g, double width, double height);

    /** Returns a description of what is shown, for screen readers. */
    protected abstract String inWords();

    /** Updates the description and draws the view, after its contents have changed. */
    protected final void renew() {
        setAccessibleText(inWords());
        redraw();
    }

    /** Draws the view again. */
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

    /** Sets the canvas points per pixel, so that the view stays sharp when it is enlarged. */
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
            stale = true;
        }
        if (stale) {
            stale = false;
            redraw();
        }
    }

    /** Called when the size has changed, before the view is drawn. */
    protected void resized() {}

    protected final Color colour(Colours.Role role) {
        return colours.of(role);
    }

    protected final Colours colours() {
        return colours;
    }

    /** Returns the position moved by half a pixel, where a line of one pixel is sharp. */
    protected static double crisp(double position) {
        return Math.floor(position) + 0.5;
    }
}
