package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Workbench;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The texts of the panels while there is no run: what they will show, and how to start. */
final class EmptyStates {
    private final Workbench workbench;

    EmptyStates(Workbench workbench) {
        this.workbench = workbench;
    }

    Node order() {
        return box("empty.order");
    }

    Node cpu() {
        return box("empty.cpu");
    }

    Node taskels() {
        return box("empty.taskels");
    }

    Node workers() {
        return box("empty.workers");
    }

    Node output() {
        return box("empty.output");
    }

    Node events() {
        return box("empty.events");
    }

    /** Returns the text for a run whose processes do not talk, too. */
    Node talk() {
        return box(
                "empty.talk",
                Bindings.createBooleanBinding(
                        () -> {
                            Frame frame = workbench.runs().frameProperty().get();
                            return frame == null
                                    || frame.timeline().talk().lanes().isEmpty();
                        },
                        workbench.runs().frameProperty()));
    }

    private Node box(String key) {
        return box(key, Bindings.isNull(workbench.runs().firstProperty()));
    }

    private static Node box(String key, BooleanBinding visible) {
        VBox box = new VBox();
        box.getStyleClass().add("empty");
        box.setMouseTransparent(true);
        Label hint = new Label();
        hint.textProperty().bind(Words.bind(key));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        box.getChildren().add(hint);
        box.visibleProperty().bind(visible);
        return box;
    }
}
