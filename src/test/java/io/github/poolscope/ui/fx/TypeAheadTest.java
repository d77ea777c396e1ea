package io.github.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Typing selects a row in lists, tables and choices. */
@ExtendWith(ApplicationExtension.class)
class TypeAheadTest {
    private static final List<String> WORDS = List.of("beta", "Alpha", "alphabet", "gamma", "al gusto");

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    /** Types into a new control, without a pause. */
    private static <C extends Control> C typed(Callable<C> made, String text) {
        return onFx(() -> {
            C control = made.call();
            VBox root = new VBox(control);
            TypeAhead.install(root);
            for (String letter : text.split("", -1)) {
                Event.fireEvent(
                        control,
                        new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
            }
            return control;
        });
    }

    private static ListView<String> list() {
        return new ListView<>(FXCollections.observableArrayList(WORDS));
    }

    private static TableView<String> table() {
        TableView<String> table = new TableView<>(FXCollections.observableArrayList(WORDS));
        TableColumn<String, String> length = new TableColumn<>();
        length.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().length() + " letters"));
        TableColumn<String, String> word = new TableColumn<>();
        word.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue()));
        table.getColumns().add(length);
        table.getColumns().add(word);
        return table;
    }

    @Test
    void a_list_selects_the_first_row_that_begins_with_the_text() {
        assertThat(typed(TypeAheadTest::list, "ALP").getSelectionModel().getSelectedIndex())
                .isEqualTo(1);
        assertThat(typed(TypeAheadTest::list, "alphab").getSelectionModel().getSelectedIndex())
                .isEqualTo(2);
        assertThat(typed(TypeAheadTest::list, "al g").getSelectionModel().getSelectedIndex())
                .isEqualTo(4);
        assertThat(typed(TypeAheadTest::list, "x").getSelectionModel().isEmpty())
                .isTrue();
    }

    @Test
    void what_the_cells_show_counts() {
        Callable<ComboBox<String>> box = () -> {
            ComboBox<String> made = new ComboBox<>(FXCollections.observableArrayList(WORDS));
            made.setCellFactory(list -> new ListCell<>() {
                @Override
                protected void updateItem(String item, boolean empty) {
                    super.updateItem(item, empty);
                    setText(empty ? "" : "the " + item);
                }
            });
            return made;
        };
        assertThat(typed(box, "the g").getValue()).isEqualTo("gamma");
        assertThat(typed(() -> new ComboBox<>(FXCollections.observableArrayList(WORDS)), "g")
                        .getValue())
                .isEqualTo("gamma");
    }

    @Test
    void in_an_editable_choice_one_types_a_text() {
        Callable<ComboBox<String>> box = () -> {
            ComboBox<String> made = new ComboBox<>(FXCollections.observableArrayList(WORDS));
            made.setEditable(true);
            return made;
        };
        assertThat(typed(box, "g").getSelectionModel().isEmpty()).isTrue();
    }

    @Test
    void the_first_column_of_a_table_counts_or_the_one_that_it_is_sorted_by() {
        assertThat(typed(TypeAheadTest::table, "5").getSelectionModel().getSelectedItem())
                .isEqualTo("Alpha");
        Callable<TableView<String>> sorted = () -> {
            TableView<String> table = table();
            table.getSortOrder().add(table.getColumns().get(1));
            return table;
        };
        assertThat(typed(sorted, "alphab").getSelectionModel().getSelectedItem())
                .isEqualTo("alphabet");
    }
}
