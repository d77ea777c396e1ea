package io.github.poolscope.ui.history;

import io.github.poolscope.ui.fx.Words;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands in place of the rows: why there are none, and what to do. FX thread only. */
final class HistoryPlaceholder extends VBox {
    private static final double MAX_WIDTH = 560;

    private final HistoryModel model;
    private final Path folder;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button action = new Button();
    private final Runnable clear;
    private final Runnable again;

    /**
     * @param clear clears the search
     * @param again reads the history again
     */
    HistoryPlaceholder(HistoryModel model, Path folder, Runnable clear, Runnable again) {
        super(10);
        this.model = model;
        this.folder = folder;
        this.clear = clear;
        this.again = again;
        getStyleClass().add("empty");
        title.getStyleClass().add("empty-title");
        text.setId("historyEmpty");
        text.getStyleClass().add("history-empty");
        text.setWrapText(true);
        text.setMaxWidth(MAX_WIDTH);
        action.setId("historyEmptyAction");
        getChildren().addAll(title, text, action);
        refresh();
    }

    void refresh() {
        if (model.problem().isPresent()) {
            say(
                    Words.text("history.unreadable"),
                    model.problem().map(Words::say).orElse(""),
                    Words.text("history.again"),
                    again);
        } else if (model.read() > 0) {
            say(
                    Words.text("history.no-match"),
                    Words.text("history.no-match.hint", model.search()),
                    Words.text("history.clear"),
                    clear);
        } else if (model.isReading()) {
            say(Words.text("history.reading"), "", "", () -> {});
        } else {
            say(Words.text("history.none"), Words.text("history.none.hint", folder), "", () -> {});
        }
    }

    private void say(String what, String hint, String todo, Runnable doing) {
        title.setText(what);
        text.setText(hint);
        text.setVisible(!hint.isEmpty());
        text.setManaged(!hint.isEmpty());
        action.setText(todo);
        action.setVisible(!todo.isEmpty());
        action.setManaged(!todo.isEmpty());
        action.setOnAction(event -> doing.run());
    }
}
