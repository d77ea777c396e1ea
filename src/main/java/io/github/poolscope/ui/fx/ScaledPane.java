package io.github.poolscope.ui.fx;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows its content enlarged, type and strokes alike, as far as the room allows: the content is never made smaller than
 * its minimum size for that. FX thread only.
 */
public final class ScaledPane extends Region {
    private final Region held;
    private final Region dimming = new Region();
    private final double leastWidth;
    private final double leastHeight;
    private final Scale scale = new Scale(1, 1);
    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(1);
    private double wanted = 1;

    /** Creates it for a node and the minimum size of that node. */
    public ScaledPane(Region held, double leastWidth, double leastHeight) {
        this.held = held;
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        held.getTransforms().add(scale);
        dimming.getStyleClass().add("dimming");
        dimming.setVisible(false);
        dimming.setMouseTransparent(true);
        getChildren().addAll(held, dimming);
    }

    /** Dims a window whose root is such a pane, while something over it asks for attention; no other. */
    public static void dim(Scene window, boolean dimmed) {
        if (window.getRoot() instanceof ScaledPane pane) {
            pane.dimming.setVisible(dimmed);
        }
    }

    /** Returns the current scale: the requested one, or as much of it as there is room for. */
    public ReadOnlyDoubleProperty factorProperty() {
        return factor.getReadOnlyProperty();
    }

    public void enlarge(double by) {
        wanted = by;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double by = Math.max(1, Math.min(wanted, Math.min(width / leastWidth, height / leastHeight)));
        scale.setX(by);
        scale.setY(by);
        held.resizeRelocate(0, 0, Math.floor(width / by), Math.floor(height / by));
        dimming.resizeRelocate(0, 0, width, height);
        factor.set(by);
    }

    @Override
    protected double computePrefWidth(double height) {
        return held.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return held.prefHeight(width);
    }
}
