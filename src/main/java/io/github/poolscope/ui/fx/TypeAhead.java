package io.github.poolscope.ui.fx;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.util.Callback;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Typing in a list, a table or a closed choice selects the first row that begins with the text typed, ignoring case; a
 * pause begins a new text. Of a table, the column counts that it is sorted by, or else its first one. Works for all of
 * them below a node. FX thread only.
 */
public final class TypeAhead {
    private static final Duration PAUSE = Duration.seconds(1);

    /** The maximum number of rows that are compared at a key: more would hold up a frame. */
    static final int MAX_ROWS = 100_000;

    private final PauseTransition pause = new PauseTransition(PAUSE);
    private String typed = "";
    private @Nullable Node typedIn;

    private TypeAhead() {
        pause.setOnFinished(event -> typed = "");
    }

    /** Makes typing work in all lists, tables and choices below a node, also in those that are added later. */
    public static void install(Parent root) {
        root.addEventHandler(KeyEvent.KEY_TYPED, new TypeAhead()::type);
    }

    /**
     * Sets how a control finds the row for a text in lower case, if comparing what its cells show would be slow or
     * wrong.
     */
    public static void finds(Control control, Function<String, OptionalInt> row) {
        control.getProperties().put(TypeAhead.class, row);
    }

    /** Returns the first of {@code count} rows whose text begins with {@code start}, which is in lower case. */
    public static OptionalInt first(int count, IntFunction<String> text, String start) {
        for (int row = 0; row < Math.min(count, MAX_ROWS); row++) {
            if (text.apply(row).toLowerCase(Locale.ROOT).startsWith(start)) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    private void type(KeyEvent event) {
        Control control = rowsAround(event.getTarget());
        String letter = event.getCharacter();
        boolean command = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (control == null || command || letter.isEmpty() || Character.isISOControl(letter.charAt(0))) {
            return;
        }
        if (!control.equals(typedIn)) {
            typed = "";
            typedIn = control;
        }
        if (typed.isEmpty() && letter.isBlank()) {
            return; // The space bar selects, or opens the choices.
        }
        typed += letter.toLowerCase(Locale.ROOT);
        pause.playFromStart();
        event.consume();
        if (control instanceof TableView<?> table) {
            find(table, table.getItems().size(), row -> text(table, row)).ifPresent(row -> {
                table.getSelectionModel().clearAndSelect(row);
                table.scrollTo(Math.max(0, row - 2));
            });
        } else if (control instanceof ListView<?> list) {
            find(list, list.getItems().size(), texts(list)).ifPresent(row -> {
                list.getSelectionModel().clearAndSelect(row);
                list.scrollTo(Math.max(0, row - 2));
            });
        } else if (control instanceof ComboBox<?> box) {
            find(box, box.getItems().size(), texts(box))
                    .ifPresent(row -> box.getSelectionModel().select(row));
        }
    }

    /** Returns the control with rows that the node is, or is in; null for an editable one, in which one types a text. */
    private static @Nullable Control rowsAround(Object target) {
        Node node = target instanceof Node inside ? inside : null;
        while (node != null
                && !(node instanceof TableView<?> || node instanceof ListView<?> || node instanceof ComboBox<?>)) {
            if (node instanceof TextInputControl) {
                return null;
            }
            node = node.getParent();
        }
        return node instanceof ComboBox<?> box && box.isEditable() ? null : (Control) node;
    }

    private OptionalInt find(Control control, int count, IntFunction<String> text) {
        if (control.getProperties().get(TypeAhead.class) instanceof Function<?, ?> finder) {
            @SuppressWarnings("unchecked") // Set by {@link #finds}.
            Function<String, OptionalInt> row = (Function<String, OptionalInt>) finder;
            return row.apply(typed);
        }
        return first(count, text, typed);
    }

    private static <S> String text(TableView<S> table, int row) {
        List<TableColumn<S, ?>> sorted = table.getSortOrder();
        List<TableColumn<S, ?>> visible = table.getVisibleLeafColumns();
        return visible.isEmpty()
                ? ""
                : TableTexts.text(
                        sorted.isEmpty() ? visible.get(0) : sorted.get(0),
                        table.getItems().get(row));
    }

    private static <T> IntFunction<String> texts(ListView<T> list) {
        return texts(list, list.getCellFactory());
    }

    private static <T> IntFunction<String> texts(ComboBox<T> box) {
        ListView<T> list = new ListView<>(box.getItems());
        return box.getCellFactory() != null || box.getConverter() == null
                ? texts(list, box.getCellFactory())
                : row -> String.valueOf(
                        box.getConverter().toString(box.getItems().get(row)));
    }

    /** Returns the texts that the cells show, by filling one cell after another: only the visible ones have a cell. */
    private static <T> IntFunction<String> texts(
            ListView<T> list, @Nullable Callback<ListView<T>, ListCell<T>> factory) {
        if (factory == null) {
            return row -> String.valueOf(list.getItems().get(row));
        }
        ListCell<T> cell = factory.call(list);
        cell.updateListView(list);
        return row -> {
            cell.updateIndex(row);
            String text = cell.getText();
            String words = cell.getAccessibleText();
            return text != null && !text.isEmpty() ? text : words == null ? "" : words;
        };
    }
}
