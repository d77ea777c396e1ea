package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.io.File;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The source of the items, with a menu that chooses one, and the columns of a CSV file. */
final class ItemsField {
    private final StringProperty text;
    private final TextField items;
    private final ColumnMenu columns;
    private final Field field;

    ItemsField(StringProperty text) {
        this.text = text;
        items = FieldControls.text(text);
        columns = new ColumnMenu(text);
        MenuButton sources = new MenuButton();
        sources.setId("chooseItems");
        sources.setGraphic(new FontIcon(Feather.FOLDER));
        sources.accessibleTextProperty().bind(Words.bind("plan.items.from"));
        sources.setTooltip(Words.tooltip("plan.items.from"));
        sources.getItems()
                .setAll(
                        item("items.range", () -> text.set("12")),
                        item("items.lines", () -> chooseFile("items.lines.title")
                                .ifPresent(file -> text.set("lines:" + file))),
                        item("items.column", () -> chooseFile("items.column.title")
                                .ifPresent(columns::open)),
                        item("items.folder", this::chooseFolder));
        HBox.setHgrow(items, Priority.ALWAYS);
        field = new Field(Setting.ITEMS, new VBox(4, new HBox(4, items, sources), columns.node()), items, true);
    }

    Field field() {
        return field;
    }

    /** Shows the columns of the file that a plan's items come from. */
    void follow(Plan plan) {
        boolean csv = ColumnChoice.of(text.get()).isPresent();
        SpaceFilter.show(columns.node(), csv);
        if (csv) {
            columns.follow(plan.mode().unpacks() && plan.work() instanceof Work.UserFunction);
        }
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(Words.bind(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Words.text("items.folder.title"));
        File chosen = chooser.showDialog(items.getScene().getWindow());
        if (chosen != null) {
            text.set("files:" + chosen);
        }
    }

    private Optional<File> chooseFile(String key) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text(key));
        return Optional.ofNullable(chooser.showOpenDialog(items.getScene().getWindow()));
    }
}
