package io.github.poolscope.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Finds nodes that take the keyboard focus and that a click does not reach, because another node lies over them. */
public final class PointerReach {
    /** Of a node that is cut off by a scroll pane, at least as many pixels must be visible. */
    private static final double LEAST = 6;

    private PointerReach() {}

    /** Returns a sentence for each node of a scene that a click in its middle does not reach. FX thread only. */
    public static List<String> problems(Scene scene) {
        List<String> problems = new ArrayList<>();
        look(scene, scene.getRoot(), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), problems);
        return problems;
    }

    private static void look(Scene scene, Node node, Bounds visible, List<String> problems) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        Node clip = node.getClip();
        Bounds within = clip == null ? visible : common(visible, node.localToScene(clip.getBoundsInParent()));
        Bounds shown = common(within, node.localToScene(node.getLayoutBounds()));
        if (shown.getWidth() < LEAST || shown.getHeight() < LEAST) {
            return;
        }
        if (node.isFocusTraversable()) {
            Node reached = at(scene.getRoot(), new Point2D(shown.getCenterX(), shown.getCenterY()));
            if (!isWithin(reached, node)) {
                problems.add("A click on " + told(node) + " reaches " + told(reached));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(scene, child, within, problems));
        }
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }

    /** Returns the node that receives a click at a point, as the toolkit finds it; null if none does. */
    private static @Nullable Node at(Node node, Point2D inScene) {
        if (!node.isVisible() || node.isMouseTransparent()) {
            return null;
        }
        Point2D here = node.sceneToLocal(inScene);
        Node clip = node.getClip();
        if (clip != null && !clip.contains(clip.parentToLocal(here))) {
            return null;
        }
        if (node instanceof Parent parent) {
            List<Node> children = parent.getChildrenUnmodifiable();
            for (int i = children.size() - 1; i >= 0; i--) {
                Node found = at(children.get(i), inScene);
                if (found != null) {
                    return found;
                }
            }
        }
        return node.contains(here) ? node : null;
    }

    private static boolean isWithin(@Nullable Node node, Node other) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(other)) {
                return true;
            }
        }
        return false;
    }

    private static String told(@Nullable Node node) {
        return node == null
                ? "nothing"
                : String.format(
                        Locale.ROOT,
                        "%s %s%s",
                        node.getClass().getSimpleName(),
                        node.getId() == null ? "" : "#" + node.getId() + " ",
                        node.getStyleClass());
    }
}
