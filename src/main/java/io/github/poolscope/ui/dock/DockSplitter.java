package io.github.poolscope.ui.dock;

import io.github.poolscope.ui.workbench.Layout;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * Places side by side, or one above the other, with dividers. Positions that the user gave the dividers are told to the
 * layout; as long as there are none, positions follow from the size. FX thread only.
 */
final class DockSplitter extends SplitPane {
    private static final String DIVIDER = "split-pane-divider";

    private final Layout layout;
    private final String name;
    private final DoubleFunction<double[]> usual;
    private final DoubleSupplier reserve;
    private boolean dragging;
    private double placedWidth;
    private double placedHeight;

    /**
     * @param name by which the layout knows it
     * @param usual returns the positions of dividers that were not dragged, by the room in pixels
     * @param reserve returns by how many pixels the room is smaller than usual, for a while: only the last place gives
     *     way
     */
    DockSplitter(
            Layout layout,
            String name,
            Orientation orientation,
            DoubleFunction<double[]> usual,
            DoubleSupplier reserve) {
        this.reserve = reserve;
        this.layout = layout;
        this.name = name;
        this.usual = usual;
        setId("splitter-" + name.replace(' ', '-'));
        setOrientation(orientation);
        getStyleClass().add("plain-split");
        setMinSize(0, 0);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> dragging = isDivider(event.getTarget()));
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (dragging) {
                dragging = false;
                layout.drag(name, getDividerPositions());
            }
        });
    }

    private static boolean isDivider(Object target) {
        return target instanceof Node node
                && (node.getStyleClass().contains(DIVIDER)
                        || (node.getParent() != null
                                && node.getParent().getStyleClass().contains(DIVIDER)));
    }

    /** Moves the dividers to where the user dragged them, or to where they usually are. */
    void place() {
        double room = getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
        if (room > 0 && !getDividers().isEmpty()) {
            double whole = room + reserve.getAsDouble();
            Optional<double[]> dragged = layout.dragged(name)
                    .filter(positions -> positions.length == getDividers().size());
            double[] positions = dragged.orElseGet(() -> usual.apply(whole));
            setDividerPositions(Arrays.stream(positions)
                    .map(position -> position * whole / room)
                    .toArray());
        }
    }

    @Override
    protected void layoutChildren() {
        boolean changed = placedWidth != getWidth() || placedHeight != getHeight();
        super.layoutChildren(); // After a change of size this moves the dividers by rules of its own.
        if (changed && !dragging) {
            placedWidth = getWidth();
            placedHeight = getHeight();
            place();
            super.layoutChildren();
        }
    }
}
