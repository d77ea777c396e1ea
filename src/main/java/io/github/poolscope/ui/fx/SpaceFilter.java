package io.github.poolscope.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Leaves out what there is no room for. */
public final class SpaceFilter {
    private SpaceFilter() {}

    /** Shows a node and keeps a place for it, or neither. */
    public static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Shows a node only while {@code region} is at least that many pixels wide. */
    public static void only(Node node, Region region, double width) {
        onlyIf(node, region.widthProperty().greaterThanOrEqualTo(width));
    }

    /** Lets a text be cut short only while {@code region} is narrower than that: what stands beside it is whole then. */
    public static void whole(Region text, Region region, double width) {
        text.minWidthProperty()
                .bind(Bindings.when(region.widthProperty().lessThan(width))
                        .then(0.0)
                        .otherwise(Region.USE_PREF_SIZE));
    }

    /** Shows a node, and keeps a place for it, only while something is so. */
    public static void onlyIf(Node node, BooleanExpression condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
