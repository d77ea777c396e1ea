package io.github.poolscope.ui.plan;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.CsvPreview;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The columns of a CSV file, each with its cells in the first rows. One is chosen, or several if they become the
 * arguments of a function.
 */
final class ColumnMenu {
    private static final double NAME_WIDTH = 150;
    private static final double CELL_WIDTH = 100;

    private final StringProperty text;
    private final MenuButton menu = new MenuButton();
    private final LatestReading reading = new LatestReading("reads a CSV file");
    private Optional<Path> file = Optional.empty();
    private Optional<CsvPreview> preview = Optional.empty();
    private boolean several;
    private boolean chosenNow;

    ColumnMenu(StringProperty text) {
        this.text = text;
        menu.setId("columns");
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setMnemonicParsing(false);
        menu.setTooltip(Words.tooltip("items.columns.hint"));
        menu.setOnShowing(event -> fill());
    }

    Node node() {
        return menu;
    }

    /** Puts a file into the text of the items, with its first column if it has one, and then shows its columns. */
    void open(File chosen) {
        chosenNow = true;
        file = Optional.empty();
        text.set(ColumnChoice.PREFIX + chosen + ":COLUMN");
        follow(several);
    }

    /** Reads the file that the text names if it is another one. */
    void follow(boolean severalAllowed) {
        several = severalAllowed;
        Optional<ColumnChoice> choice = ColumnChoice.of(text.get());
        menu.textProperty()
                .bind(
                        choice.isEmpty() || choice.get().columns().isEmpty()
                                ? Words.bind("items.columns.choose")
                                : Words.bind(
                                        "items.columns",
                                        String.join(", ", choice.get().columns())));
        Optional<Path> now = choice.map(ColumnChoice::file);
        if (now.equals(file)) {
            return;
        }
        file = now;
        preview = Optional.empty();
        say(Words.text("items.columns.reading"));
        now.ifPresent(path -> reading.read(() -> CsvPreview.of(path), this::show, this::tell));
    }

    private void show(CsvPreview found) {
        preview = Optional.of(found);
        if (chosenNow) {
            chosenNow = false;
            ColumnChoice.of(text.get())
                    .ifPresent(choice ->
                            text.set(choice.only(found.columns().get(0).name()).text()));
            if (menu.getScene() != null) {
                menu.show();
            }
        } else if (menu.isShowing()) {
            fill();
        }
    }

    private void tell(Phrase why) {
        chosenNow = false;
        say(Words.say(why));
    }

    private void say(String sentence) {
        Label said = new Label(sentence);
        said.setWrapText(true);
        said.setMaxWidth(NAME_WIDTH + CsvPreview.ROWS * CELL_WIDTH);
        menu.getItems().setAll(new CustomMenuItem(said, true));
    }

    private void fill() {
        if (preview.isEmpty()) {
            return;
        }
        List<MenuItem> rows = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (int row = 1; row <= CsvPreview.ROWS; row++) {
            heads.add(Words.text("items.columns.row", row));
        }
        Label column = new Label(Words.text("items.columns.column"));
        column.getStyleClass().add("quiet-text");
        MenuItem head = new CustomMenuItem(line(column, heads), false);
        head.getStyleClass().add("column-head");
        head.setDisable(true);
        rows.add(head);
        List<String> chosen =
                ColumnChoice.of(text.get()).map(ColumnChoice::columns).orElse(List.of());
        for (CsvPreview.Column each : preview.get().columns()) {
            rows.add(several ? box(each, chosen.contains(each.name())) : row(each, chosen.contains(each.name())));
        }
        if (!preview.get().complete()) {
            MenuItem rest = new MenuItem(Words.text("items.columns.more", CsvPreview.MAX_COLUMNS));
            rest.setDisable(true);
            rows.add(rest);
        }
        menu.getItems().setAll(rows);
    }

    private MenuItem row(CsvPreview.Column column, boolean chosen) {
        Label name = new Label((chosen ? "✓ " : "") + title(column));
        CustomMenuItem item = new CustomMenuItem(line(name, column.cells()), true);
        item.setOnAction(event -> choose(choice -> choice.only(column.name())));
        return item;
    }

    private MenuItem box(CsvPreview.Column column, boolean chosen) {
        CheckBox name = new CheckBox(title(column));
        name.setMnemonicParsing(false);
        name.setSelected(chosen);
        name.setOnAction(event -> choose(choice -> choice.toggled(column.name())));
        CustomMenuItem item = new CustomMenuItem(line(name, column.cells()), false);
        item.setOnAction(event -> name.fire()); // By keyboard; a click on the box itself is not passed on to the item.
        return item;
    }

    private void choose(UnaryOperator<ColumnChoice> change) {
        ColumnChoice.of(text.get()).map(change).ifPresent(choice -> text.set(choice.text()));
    }

    private static String title(CsvPreview.Column column) {
        return column.name().isBlank() ? Words.text("items.columns.no-name") : column.name();
    }

    private static HBox line(Region name, List<String> cells) {
        HBox line = new HBox(8, name);
        fix(name, NAME_WIDTH);
        for (String cell : cells) {
            Label shown = new Label(cell);
            shown.getStyleClass().add("quiet-text");
            fix(shown, CELL_WIDTH);
            line.getChildren().add(shown);
        }
        return line;
    }

    private static void fix(Region region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
    }
}
