package io.github.poolscope.ui.dock;

import io.github.poolscope.ui.workbench.Layout;
import io.github.poolscope.ui.workbench.Layout.Arrangement;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.PanelRows.Group;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows panels as the layout arranges them: one at the left edge, the others in rows of groups, with splitters between
 * all of them. FX thread only.
 */
public final class DockView extends StackPane {
    /** The panels that take turns at the left edge. */
    private static final List<Panel> SIDE = List.of(Panel.PLAN, Panel.LESSON);

    private final Map<Panel, DockPanel> panels = new EnumMap<>(Panel.class);
    private final List<DockGroup> groups = new ArrayList<>();
    private final Region mark = new Region();
    private final List<DockSplitter> splitters = new ArrayList<>();
    private DoubleSupplier reserve = () -> 0;
    private @Nullable Layout layout;

    public DockView() {
        getStyleClass().add("dock");
    }

    /** Shows panels after a layout; call it once. */
    public void show(Layout shown, List<DockPanel> all) {
        layout = shown;
        all.forEach(panel -> panels.put(panel.panel(), panel));
        shown.shownProperty().addListener((o, before, now) -> update(before, now));
        shown.resetsProperty().addListener(o -> splitters.forEach(DockSplitter::place));
        update(null, shown.shownProperty().get());
    }

    /**
     * Sets what returns the height, in pixels, that something below takes away for a while: the upper rows keep their
     * places then.
     */
    public void reserve(DoubleSupplier height) {
        reserve = height;
    }

    private void update(@Nullable Arrangement before, Arrangement now) {
        boolean same = before != null
                && before.kind() == now.kind()
                && before.enlarged() == now.enlarged()
                && before.side() == now.side()
                && before.rows().hasGroupsOf(now.rows());
        if (!same) {
            Node focus = getScene() == null ? null : getScene().getFocusOwner();
            arrange(Objects.requireNonNull(layout, "shown without a layout"));
            if (focus != null && focus.getScene() != null && isShowing(focus)) {
                focus.requestFocus();
            }
        }
        groups.forEach(DockGroup::update);
    }

    private static boolean isShowing(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void arrange(Layout now) {
        getChildren().clear();
        groups.clear();
        splitters.clear();
        DockDrag drag = new DockDrag(now, this, mark, () -> groups);
        Node shown = now.enlarged().map(whole -> enlarged(now, whole, drag)).orElseGet(() -> all(now, drag));
        getChildren().setAll(shown, mark);
        applyCss(); // Splitters have their parts only from then on: panels can be focused at once.
        splitters.forEach(DockSplitter::place);
    }

    private Node enlarged(Layout now, Panel whole, DockDrag drag) {
        return now.rows()
                .groupOf(whole)
                .map(group -> group(now, group.panels(), drag))
                .orElseGet(() -> group(now, SIDE, drag));
    }

    private Node all(Layout now, DockDrag drag) {
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < now.rows().rows().size(); i++) {
            List<Group> groupsOfRow = now.rows().rows().get(i);
            List<Node> row = new ArrayList<>();
            groupsOfRow.forEach(each -> row.add(group(now, each.panels(), drag)));
            rows.add(splitter(
                    now, "row " + i, Orientation.HORIZONTAL, room -> DefaultSizes.groups(groupsOfRow, room), row));
        }
        Node below =
                splitter(now, "rows", Orientation.VERTICAL, room -> DefaultSizes.rows(now.kind(), now.rows()), rows);
        if (!now.shownProperty().get().side()) {
            return below;
        }
        Node side = group(now, SIDE, drag);
        SplitPane.setResizableWithParent(side, false);
        return splitter(
                now,
                "side",
                Orientation.HORIZONTAL,
                room -> new double[] {DefaultSizes.side(now.kind(), room, getHeight() + reserve.getAsDouble())},
                List.of(side, below));
    }

    private DockGroup group(Layout now, List<Panel> held, DockDrag drag) {
        DockGroup group = new DockGroup(
                now, held.stream().map(panels::get).filter(Objects::nonNull).toList(), drag);
        groups.add(group);
        return group;
    }

    private Node splitter(
            Layout now, String name, Orientation orientation, DoubleFunction<double[]> usual, List<Node> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        DockSplitter splitter = new DockSplitter(
                now, name, orientation, usual, orientation == Orientation.VERTICAL ? reserve : () -> 0);
        splitter.getItems().setAll(parts);
        splitters.add(splitter);
        return splitter;
    }
}
