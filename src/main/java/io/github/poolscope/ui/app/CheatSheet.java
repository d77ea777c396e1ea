package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Command;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** A page that lists all keys. FX thread only. */
final class CheatSheet {
    /** A key or mouse action and its effect, each as the key of a text. */
    private record Line(StringBinding keys, StringBinding says) {
        static Line of(String keys, String key) {
            return new Line(Words.bind("keys.as-it-is", keys), Words.bind(key));
        }

        static Line ofMouse(String gesture, String key) {
            return new Line(Words.bind(gesture), Words.bind(key));
        }
    }

    private static final double GAP = 20;
    /** The maximum width of a text in pixels, so that three columns fit the smallest window. */
    private static final double MAX_TEXT = 225;

    /** What the title and the frame of the pop-up take of the window's height, in pixels. */
    private static final double FRAME = 100;

    private CheatSheet() {}

    static void show(PopUps popUps, Node anchor, List<Command> commands) {
        List<Line> window = Stream.concat(
                        commands.stream()
                                .filter(command -> !command.keysText().isEmpty())
                                .map(command ->
                                        new Line(Words.bind("keys.as-it-is", command.keysText()), command.words())),
                        Stream.of(
                                Line.of(Shortcuts.TYPE_FITTING.getDisplayText(), "keys.type-fitting"),
                                Line.of("Shift+F10", "keys.menu"),
                                Line.of("Esc", "keys.escape")))
                .toList();
        // Columns of about the same height, which fit the smallest window.
        int first = (window.size() + replay().size() + 2) / 2;
        VBox anywhere = section("keys.anywhere", window.subList(0, first));
        VBox more = new VBox(
                14,
                section("keys.anywhere.more", window.subList(first, window.size())),
                section("keys.replay", replay()));
        VBox timeline = section("keys.timeline", timeline());
        if (!Theme.isEnlarged(anchor.getScene())) {
            List.of(anywhere, more, timeline).forEach(CheatSheet::narrow);
        }
        Pane sheet = Theme.isEnlarged(anchor.getScene())
                ? new VBox(14, new HBox(GAP, anywhere, more), timeline)
                : new HBox(GAP, anywhere, more, timeline);
        sheet.setId("cheatSheet");
        sheet.getStyleClass().add("palette");
        popUps.show(anchor, "keys.title", withinWindow(sheet, anchor.getScene()), PopOver.ArrowLocation.TOP_RIGHT);
    }

    /** Returns the sheet, which can be scrolled if it is higher than the window. */
    private static Node withinWindow(Pane sheet, Scene window) {
        ScrollPane scroll = new SharpScrollPane(sheet);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setMaxHeight(window.getHeight() - FRAME);
        return scroll;
    }

    private static List<Line> timeline() {
        return List.of(
                Line.of("W  S", "keys.zoom"),
                Line.of("A  D", "keys.pan"),
                Line.of("F", "keys.fit"),
                Line.of("Z  Y", "keys.undo"),
                Line.of("←  →", "keys.step"),
                Line.of("N  Shift+N", "keys.failure"),
                Line.of("L", "keys.longest"),
                Line.of("H", "keys.held"),
                Line.of("T  Shift+T", "keys.talk"),
                Line.of("↑  ↓", "keys.step-lane"),
                Line.of("Enter", "keys.zoom-selected"),
                Line.of("Page ↑  ↓", "keys.lanes"),
                Line.of("V", "keys.lanes.all"),
                Line.of("G", "keys.lanes.idle"),
                Line.ofMouse("keys.mouse.wheel-drag", "keys.zoom-pan"),
                Line.ofMouse("keys.mouse.shift-drag", "keys.measure"),
                Line.ofMouse("keys.mouse.double-click", "keys.zoom-to"));
    }

    private static List<Line> replay() {
        return List.of(
                Line.ofMouse("keys.space", "keys.play"),
                Line.of(".", "keys.next-event"),
                Line.of("Home", "keys.beginning"),
                Line.of("Esc", "keys.end-replay"));
    }

    private static void narrow(Node column) {
        if (column instanceof Label label) {
            label.setWrapText(true);
            label.setMaxWidth(MAX_TEXT);
            label.setMinHeight(Region.USE_PREF_SIZE);
        } else if (column instanceof Pane pane) {
            pane.getChildren().forEach(CheatSheet::narrow);
        }
    }

    private static VBox section(String title, List<Line> rows) {
        GridPane grid = new GridPane();
        grid.setHgap(14);
        grid.setVgap(5);
        for (int i = 0; i < rows.size(); i++) {
            Label keys = label(rows.get(i).keys());
            keys.getStyleClass().add("mono-text");
            grid.addRow(i, keys, label(rows.get(i).says()));
        }
        Label heading = label(Words.bind(title));
        heading.getStyleClass().add("section-title");
        return new VBox(8, heading, grid);
    }

    private static Label label(StringBinding says) {
        Label label = new Label();
        label.textProperty().bind(says);
        return label;
    }
}
