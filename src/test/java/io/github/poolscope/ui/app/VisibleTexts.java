package io.github.poolscope.ui.app;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** All texts of the windows: labels, accessible texts, tooltips, menus. FX thread. */
final class VisibleTexts {
    /** Words that are the same in every language: names of the interface, keys, units, formats, spellings of plans. */
    private static final Set<String> NAMES = Set.of((""
                    + "Poolscope poolscope Perfetto Python Java jar Jar pkg Class staticMethod AsyncResult Hello Bye Mandelbrot Pareto"
                    + " apply apply_async map map_async imap imap_unordered starmap starmap_async next get wait join Pool"
                    + " chunksize maxtasksperchild initializer fork spawn forkserver auto none crash"
                    + " CPU PID PPID pid SIGKILL SIGSTOP SIGCONT SHA CSV JSON HTML SVG PNG"
                    + " CPython cpython python my py json shell name NAME VALUE true false"
                    + " ns ms min it KiB MiB GiB Ctrl Shift Esc Enter Home Page Up Down Escape English EN"
                    + " task taskel close terminate ready callback WorkerLostException Stack Overflow"
                    + " state failed dur index worker lines files csv FILE FOLDER COLUMN every")
            .split(" "));

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{2,}");
    /** Texts that were recorded, or are part of a program: the user's own words. */
    private static final Set<String> RECORDED = Set.of("code", "output-line", "stack-trace", "history-table");

    /** Nodes whose texts are updated each time they are opened. */
    private static final Set<String> WRITTEN_WHEN_OPENED = Set.of("gallery", "matrix", "historyPage");

    private final Set<String> said = new LinkedHashSet<>();

    private VisibleTexts() {}

    /** Returns all texts in all windows, visible or not. */
    static Set<String> everywhere() {
        VisibleTexts words = new VisibleTexts();
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window.getScene() != null) {
                words.look(window.getScene().getRoot());
            }
        }
        return words.said;
    }

    /** Returns the texts that contain a word that is neither Chinese nor a name, with that word. */
    static Set<String> foreign(Stream<String> texts) {
        return texts.flatMap(text -> WORD.matcher(text)
                        .results()
                        .map(found -> found.group())
                        .filter(word -> !NAMES.contains(word))
                        .map(word -> word + " in: " + text))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            said.add(text);
        }
    }

    private void look(Node node) {
        if (node.getStyleClass().stream().anyMatch(RECORDED::contains)) {
            return;
        }
        if (!node.isVisible() && WRITTEN_WHEN_OPENED.contains(String.valueOf(node.getId()))) {
            return;
        }
        add(node.getAccessibleText());
        if (node instanceof Text text && !(node.getParent() instanceof Labeled) && !isTyped(node)) {
            add(text.getText());
        }
        if (node instanceof Labeled labeled) {
            add(labeled.getText());
        }
        if (node instanceof TextInputControl input) {
            add(input.getPromptText());
        }
        if (node instanceof Control control) {
            add(control.getTooltip());
        }
        if (node.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip hint) {
            add(hint);
        }
        if (node instanceof MenuButton button) {
            button.getItems().forEach(this::look);
        }
        if (node instanceof TableView<?> table) {
            table.getColumns().forEach(column -> add(column.getText()));
            placeholder(table.getPlaceholder());
        }
        if (node instanceof ListView<?> list) {
            placeholder(list.getPlaceholder());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    /** Returns whether the text was typed into a field, or is the spelling of a plan. */
    private static boolean isTyped(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private void placeholder(@Nullable Node node) {
        if (node != null) {
            look(node);
        }
    }

    private void add(@Nullable Tooltip tooltip) {
        if (tooltip != null) {
            add(tooltip.getText());
        }
    }

    private void look(MenuItem item) {
        add(item.getText());
        if (item instanceof Menu menu) {
            menu.getItems().forEach(this::look);
        }
    }

    /** Returns whether a text contains Chinese characters. */
    static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
