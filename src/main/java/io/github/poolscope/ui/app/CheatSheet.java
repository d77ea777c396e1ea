package io.github.poolscope.ui.app;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** All keys on one sheet. FX thread only. */
final class CheatSheet {
    private static final List<List<String>> TIMELINE = List.of(
            List.of("W  S", "zoom in and out at the pointer"),
            List.of("A  D", "earlier, later"),
            List.of("F", "the whole run"),
            List.of("Z  Y", "undo and redo zoom and pan"),
            List.of("←  →", "the taskel before, the next"),
            List.of("N  Shift+N", "the next failure, the one before"),
            List.of("L", "the longest taskel"),
            List.of("H", "the result held longest"),
            List.of("wheel, drag", "zoom, pan"),
            List.of("Shift+drag", "measure a part of time"),
            List.of("double click", "zoom to a taskel"));
    private static final List<List<String>> REPLAY = List.of(
            List.of("Space", "play and pause"),
            List.of(".", "to the next event"),
            List.of("Home", "to the beginning"),
            List.of("Esc", "end the replay"));

    private CheatSheet() {}

    static void show(Node anchor, List<Command> commands) {
        PopOver popOver = new PopOver();
        List<List<String>> window = commands.stream()
                .filter(command -> !command.keysText().isEmpty())
                .map(command -> List.of(command.keysText(), command.title()))
                .toList();
        HBox sheet = new HBox(
                28,
                section("ANYWHERE", window),
                new VBox(14, section("IN THE TIMELINE", TIMELINE), section("IN A REPLAY", REPLAY)));
        sheet.setId("cheatSheet");
        sheet.getStyleClass().add("palette");
        popOver.setContentNode(sheet);
        popOver.setTitle("Keys");
        popOver.setHeaderAlwaysVisible(true);
        popOver.setAnimated(false);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.show(anchor);
    }

    private static VBox section(String title, List<List<String>> rows) {
        GridPane grid = new GridPane();
        grid.setHgap(14);
        grid.setVgap(5);
        for (int i = 0; i < rows.size(); i++) {
            Label keys = new Label(rows.get(i).get(0));
            keys.getStyleClass().add("mono-text");
            grid.addRow(i, keys, new Label(rows.get(i).get(1)));
        }
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        return new VBox(8, heading, grid);
    }
}
