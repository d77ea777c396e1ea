package io.github.poolscope.ui.app;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the panels say while there is no run: what they will show, and what to do for that. */
final class EmptyStates {
    private final VBox timeline = box(
            "Nothing has run yet", "Set a plan on the left and press Run (Ctrl+R), or drop a .poolscope file here.");
    private final VBox order = box("", "In which order taskels were submitted, completed and delivered.");
    private final VBox cpu = box("", "How busy each worker process is.");

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

    private static VBox box(String title, String text) {
        VBox box = new VBox();
        box.getStyleClass().add("empty");
        box.setMouseTransparent(true);
        if (!title.isEmpty()) {
            Label heading = new Label(title);
            heading.getStyleClass().add("empty-title");
            box.getChildren().add(heading);
        }
        Label hint = new Label(text);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        box.getChildren().add(hint);
        return box;
    }
}
