package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Command;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** A searchable list of all commands; Enter runs the selected one. FX thread only. */
final class CommandPalette {
    private final PopUps popUps;
    private final VBox content;
    private final TextField line = new TextField();
    private final FilteredList<Command> found;
    private final ListView<Command> list;

    CommandPalette(List<Command> commands, PopUps popUps) {
        this.popUps = popUps;
        found = new FilteredList<>(FXCollections.observableArrayList(
                commands.stream().filter(command -> command.enabled().get()).toList()));
        list = new ListView<>(found);
        line.setId("paletteLine");
        line.promptTextProperty().bind(Words.bind("palette.prompt"));
        list.setId("paletteList");
        list.setCellFactory(view -> new CommandCell());
        list.setFocusTraversable(false);
        list.setPrefSize(460, 340);
        list.setOnMouseClicked(event -> runMarked());
        line.textProperty().addListener((o, before, now) -> narrow(now));
        line.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        content = new VBox(8, line, list);
        content.getStyleClass().add("palette");
    }

    void show(Node anchor) {
        line.clear();
        narrow("");
        popUps.show(anchor, "palette.title", content, PopOver.ArrowLocation.TOP_CENTER);
        line.requestFocus();
    }

    private void narrow(String text) {
        List<String> words = List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        found.setPredicate(command -> words.stream().allMatch(command.title().toLowerCase(Locale.ROOT)::contains));
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        int marked = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().select(Math.min(found.size() - 1, marked + 1));
            case UP -> list.getSelectionModel().select(Math.max(0, marked - 1));
            case ENTER -> runMarked();
            case ESCAPE -> popUps.hide();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    private void runMarked() {
        Command marked = list.getSelectionModel().getSelectedItem();
        if (marked != null) {
            popUps.hide();
            marked.run();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Label keys = new Label(command.keysText());
            keys.getStyleClass().add("hint");
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            Label title = new Label();
            title.textProperty().bind(command.words());
            HBox row = new HBox(12, title, between, keys);
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
