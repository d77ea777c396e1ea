package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The texts of the panels while there is no run: what they will show, and how to start. */
final class EmptyStates {
    private final VBox timeline = box("empty.title", "empty.timeline");
    private final VBox order = box("", "empty.order");
    private final VBox cpu = box("", "empty.cpu");

    Parent timeline() {
        return timeline;
    }

    Parent order() {
        return order;
    }

    Parent cpu() {
        return cpu;
    }

    void show() {
        List.of(timeline, order, cpu).forEach(box -> box.setVisible(true));
    }

    void hide() {
        List.of(timeline, order, cpu).forEach(box -> box.setVisible(false));
    }

    private static VBox box(String title, String key) {
        VBox box = new VBox();
        box.getStyleClass().add("empty");
        box.setMouseTransparent(true);
        if (!title.isEmpty()) {
            Label heading = new Label();
            heading.textProperty().bind(Words.bind(title));
            heading.getStyleClass().add("empty-title");
            box.getChildren().add(heading);
        }
        Label hint = new Label();
        hint.textProperty().bind(Words.bind(key));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        box.getChildren().add(hint);
        return box;
    }
}
