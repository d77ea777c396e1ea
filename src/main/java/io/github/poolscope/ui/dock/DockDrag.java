package io.github.poolscope.ui.dock;

import io.github.poolscope.ui.workbench.Layout;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.PanelRows.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Moves panels by dragging their tabs: onto a group's head or middle to join it, near one of its edges to stand beside
 * it. A mark shows where the panel would stand. FX thread only.
 */
final class DockDrag {
    /** The distance in pixels from which a pressed tab is dragged. */
    private static final double THRESHOLD = 8;

    /** The share of a group's width or height that counts as its edge. */
    private static final double EDGE = 0.25;

    /** Where a panel would be put. */
    private record Target(DockGroup group, @Nullable Side side, int index, Bounds mark) {}

    private final Layout layout;
    private final Node dock;
    private final Region mark;
    private final Supplier<List<DockGroup>> groups;
    private @Nullable Point2D pressed;
    private Optional<Target> target = Optional.empty();

    /**
     * @param dock the node in whose coordinates the mark is placed
     * @param mark the mark; not managed by its parent's layout
     * @param groups returns the groups shown
     */
    DockDrag(Layout layout, Node dock, Region mark, Supplier<List<DockGroup>> groups) {
        this.layout = layout;
        this.dock = dock;
        this.mark = mark;
        this.groups = groups;
        mark.getStyleClass().add("drop-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
    }

    void install(DockTab tab) {
        if (!tab.panel().isOfRun()) {
            return;
        }
        tab.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed = at(event));
        tab.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(tab, event));
        tab.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> drop(tab));
    }

    private Point2D at(MouseEvent event) {
        return dock.sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    private void drag(DockTab tab, MouseEvent event) {
        Point2D now = at(event);
        Point2D from = pressed;
        if (from == null || layout.enlarged().isPresent() || (!mark.isVisible() && from.distance(now) < THRESHOLD)) {
            return;
        }
        target = groups.get().stream()
                .filter(group -> bounds(group).contains(now))
                .findFirst()
                .flatMap(group -> target(group, tab.panel(), now));
        mark.setVisible(target.isPresent());
        tab.setCursor(target.isPresent() ? Cursor.MOVE : Cursor.DEFAULT);
        target.ifPresent(there -> mark.resizeRelocate(
                there.mark().getMinX(),
                there.mark().getMinY(),
                there.mark().getWidth(),
                there.mark().getHeight()));
    }

    private void drop(DockTab tab) {
        pressed = null;
        mark.setVisible(false);
        tab.setCursor(Cursor.DEFAULT);
        Optional<Target> there = target;
        target = Optional.empty();
        there.ifPresent(found -> {
            Panel host = found.group().front().panel();
            Side side = found.side();
            if (side == null) {
                layout.join(tab.panel(), host, found.index());
            } else {
                layout.split(tab.panel(), host, side);
            }
        });
    }

    private Bounds bounds(Node node) {
        return dock.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    }

    private Optional<Target> target(DockGroup group, Panel moved, Point2D at) {
        if (!group.front().panel().isOfRun()) {
            return Optional.empty();
        }
        Bounds whole = bounds(group);
        double head = bounds(group.tabs().get(0)).getMaxY();
        if (at.getY() <= head) {
            return Optional.of(between(group, at));
        }
        double x = (at.getX() - whole.getMinX()) / whole.getWidth();
        double y = (at.getY() - whole.getMinY()) / whole.getHeight();
        double nearest = Math.min(Math.min(x, 1 - x), Math.min(y, 1 - y));
        if (nearest > EDGE) {
            return Optional.of(new Target(group, null, group.tabs().size(), whole));
        }
        Side side = nearest == x ? Side.LEFT : nearest == 1 - x ? Side.RIGHT : nearest == y ? Side.ABOVE : Side.BELOW;
        return layout.rows().hasRoomBeside(moved, group.front().panel(), side)
                ? Optional.of(new Target(group, side, 0, half(whole, side)))
                : Optional.empty();
    }

    /** Returns the place between two tabs that is nearest to the pointer. */
    private Target between(DockGroup group, Point2D at) {
        List<DockTab> tabs = group.tabs();
        int index = 0;
        for (DockTab tab : tabs) {
            Bounds bounds = bounds(tab);
            if (at.getX() > bounds.getCenterX()) {
                index++;
            }
        }
        Bounds beside = bounds(tabs.get(Math.min(index, tabs.size() - 1)));
        double x = index < tabs.size() ? beside.getMinX() : beside.getMaxX();
        return new Target(group, null, index, new BoundingBox(x - 2, beside.getMinY(), 4, beside.getHeight()));
    }

    private static Bounds half(Bounds whole, Side side) {
        double width = whole.getWidth() / 2;
        double height = whole.getHeight() / 2;
        return switch (side) {
            case LEFT -> new BoundingBox(whole.getMinX(), whole.getMinY(), width, whole.getHeight());
            case RIGHT -> new BoundingBox(whole.getMinX() + width, whole.getMinY(), width, whole.getHeight());
            case ABOVE -> new BoundingBox(whole.getMinX(), whole.getMinY(), whole.getWidth(), height);
            case BELOW -> new BoundingBox(whole.getMinX(), whole.getMinY() + height, whole.getWidth(), height);
        };
    }
}
