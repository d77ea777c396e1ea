package io.github.poolscope.ui.plan;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Lays out the plan form in its own width and height: fields that are not wide stand in pairs, and the names of the
 * others stand above them, or to their left if the height is not enough for that. Its minimum height is that of the
 * lower arrangement, so that a scroll pane that fits its content to its height scrolls only if this does not fit either.
 */
public final class FormPane extends Pane {
    private static final double PAIR_GAP = 10;
    private static final double GAP = 7;
    private static final double NARROW_GAP = 5;
    private static final double NAME_GAP = 8;

    /** Widths below this one do not occur in the window; the height is computed for it if no width is known. */
    private static final double USUAL_WIDTH = 240;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return USUAL_WIDTH;
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(width, true);
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width, false);
    }

    private double height(double width, boolean beside) {
        Insets insets = getInsets();
        double inner = (width < 0 ? USUAL_WIDTH : width) - insets.getLeft() - insets.getRight();
        double names = nameWidth();
        double height = 0;
        List<List<Region>> rows = rows();
        for (List<Region> row : rows) {
            height += height(row, inner, beside, names);
        }
        double gaps = (beside ? NARROW_GAP : GAP) * Math.max(0, rows.size() - 1);
        return insets.getTop() + snapSizeY(height + gaps) + insets.getBottom();
    }

    private static double height(List<Region> row, double inner, boolean beside, double names) {
        return row.stream()
                .mapToDouble(node -> node instanceof Field field
                        ? field.height(width(row, inner), beside && field.fitsBeside(inner, names), names)
                        : node.prefHeight(inner))
                .max()
                .orElse(0);
    }

    private static double width(List<Region> row, double inner) {
        return row.size() == 1 ? inner : Math.floor((inner - PAIR_GAP) / 2);
    }

    /** Returns the children in rows of one or two. */
    private List<List<Region>> rows() {
        List<List<Region>> rows = new ArrayList<>();
        boolean open = false;
        for (Node node : getManagedChildren()) {
            boolean narrow = node instanceof Field field && !field.isWide();
            if (narrow && open) {
                rows.get(rows.size() - 1).add((Region) node);
                open = false;
            } else {
                rows.add(new ArrayList<>(List.of((Region) node)));
                open = narrow;
            }
        }
        return rows;
    }

    private double nameWidth() {
        return NAME_GAP
                + Math.ceil(getManagedChildren().stream()
                        .filter(node -> node instanceof Field field && field.isWide())
                        .mapToDouble(node -> ((Field) node).nameWidth())
                        .max()
                        .orElse(0));
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        boolean beside = height(getWidth(), false) > getHeight() + 1;
        double inner = getWidth() - insets.getLeft() - insets.getRight();
        double names = nameWidth();
        double y = insets.getTop();
        for (List<Region> row : rows()) {
            double width = width(row, inner);
            double height = height(row, inner, beside, names);
            double x = insets.getLeft();
            for (Region node : row) {
                if (node instanceof Field field) {
                    field.arrange(beside && field.fitsBeside(inner, names), names);
                }
                node.resizeRelocate(x, snapPositionY(y), width, snapSizeY(height));
                x += width + PAIR_GAP;
            }
            y += height + (beside ? NARROW_GAP : GAP);
        }
    }
}
