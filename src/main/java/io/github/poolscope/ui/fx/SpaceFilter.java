package io.github.poolscope.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Hides nodes that there is no room for. */
public final class SpaceFilter {
    private SpaceFilter() {}

    /** Shows a node with its place in the layout, or hides both. */
    public static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Shows a node only while {@code region} is at least {@code width} pixels wide. */
    public static void only(Node node, Region region, double width) {
        onlyIf(node, region.widthProperty().greaterThanOrEqualTo(width));
    }

    /**
     * Allows a text to be truncated only while {@code region} is narrower than {@code width} pixels; the text beside it
     * is then complete.
     */
    public static void whole(Region text, Region region, double width) {
        text.minWidthProperty()
                .bind(Bindings.when(region.widthProperty().lessThan(width))
                        .then(0.0)
                        .otherwise(Region.USE_PREF_SIZE));
    }

    /** Shows a node, with its place in the layout, only while the condition is true. */
    public static void onlyIf(Node node, BooleanExpression condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
