package io.github.poolscope.ui.app;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A button with an icon and lines of text, which is as high as they need at its width; other buttons cut them. */
final class StepButton extends Button {
    private static final double GAP = 12;

    private final HBox row;

    StepButton(Node icon, Region words, double maxWidth) {
        row = new HBox(GAP, icon, words);
        row.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("first-step");
        setMaxWidth(maxWidth);
        setGraphic(row);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double own = width < 0 ? getMaxWidth() : Math.min(width, getMaxWidth());
        return snappedTopInset()
                + row.prefHeight(own - snappedLeftInset() - snappedRightInset())
                + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        row.resizeRelocate(
                snappedLeftInset(),
                snappedTopInset(),
                getWidth() - snappedLeftInset() - snappedRightInset(),
                getHeight() - snappedTopInset() - snappedBottomInset());
    }
}
