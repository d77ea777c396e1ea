package io.github.poolscope.ui.timeline;

import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Words;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A strip with the whole run that marks the part shown in the timeline; a press or a drag moves that part. FX thread
 * only.
 */
public final class MinimapView extends DrawnView {
    private static final double HEIGHT = 20;

    private final TimelineView timeline;
    private @Nullable Frame frame;

    /** Creates the minimap of a timeline. */
    public MinimapView(Colours colours, TimelineView timeline) {
        super(colours);
        this.timeline = timeline;
        setId("minimap");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnMousePressed(this::move);
        setOnMouseDragged(this::move);
        timeline.onMove(this::redraw);
        renew();
    }

    /** Shows a frame. */
    public void show(Frame next) {
        frame = next;
        redraw();
    }

    public void clear() {
        frame = null;
        redraw();
    }

    private void move(MouseEvent event) {
        Frame shown = frame;
        if (shown != null) {
            timeline.centre(Math.round(event.getX() / Math.max(1, getWidth()) * shown.horizon()));
        }
    }

    @Override
    protected String inWords() {
        return Words.text("timeline.map");
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        Frame shown = frame;
        if (shown == null) {
            return;
        }
        g.setFill(colour(Role.TRACK));
        g.fillRoundRect(0, 0, width, height, 4, 4);
        float[] busy = shown.overview().busy();
        g.setFill(colour(Role.DENSITY));
        for (int i = 0; i < busy.length; i++) {
            double high = busy[i] == 0 ? 0 : Math.max(1.5, busy[i] * (height - 2));
            // Rounded to whole pixels, since edges in between would show as stripes.
            double left = Math.rint(i * width / busy.length);
            g.fillRect(left, height - high, Math.rint((i + 1) * width / busy.length) - left, high);
        }
        double from = timeline.shownFrom(shown) / (double) shown.horizon() * width;
        double to = timeline.shownTo(shown) / (double) shown.horizon() * width;
        g.setFill(colour(Role.PAPER).deriveColor(0, 1, 1, 0.6));
        g.fillRect(0, 0, Math.max(0, from), height);
        g.fillRect(Math.min(width, to), 0, Math.max(0, width - to), height);
        g.setStroke(colour(Role.CURSOR));
        g.setLineWidth(1.5);
        g.strokeRoundRect(
                Math.max(0.75, from),
                0.75,
                Math.max(3, Math.min(width, to) - Math.max(0, from) - 1.5),
                height - 1.5,
                4,
                4);
    }
}
