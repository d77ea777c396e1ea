package io.github.poolscope.ui.fx;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;

/**
 * Copies the selected rows of a table as lines, with tabs between the visible columns: by Ctrl+C, and from its menu also
 * with the titles of the columns. FX thread only.
 */
public final class RowCopies {
    /** The maximum number of rows of a copy: more would hold up the window. */
    static final int MAX_ROWS = 100_000;

    /** What would begin another cell or line. */
    private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");

    private RowCopies() {}

    /** Makes Ctrl+C copy the selected rows of a table. */
    public static void install(TableView<?> table) {
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Copying.KEYS.match(event)) {
                copy(table, false);
                event.consume();
            }
        });
    }

    /** Returns the items of a menu that copy the selected rows; none if none is selected. */
    public static List<MenuItem> items(TableView<?> table) {
        int rows = table.getSelectionModel().getSelectedIndices().size();
        return rows == 0
                ? List.of()
                : List.of(
                        ContextItems.item("copy.rows", () -> copy(table, false), rows),
                        ContextItems.item("copy.rows-titled", () -> copy(table, true), rows));
    }

    private static <S> void copy(TableView<S> table, boolean titled) {
        List<S> selected = table.getSelectionModel().getSelectedItems();
        if (selected.isEmpty()) {
            return;
        }
        String rows = selected.stream()
                .limit(MAX_ROWS)
                .map(row -> table.getVisibleLeafColumns().stream()
                        .map(column -> cell(TableTexts.text(column, row)))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
        String titles = String.join("\t", TableTexts.headings(table)) + "\n";
        Copying.lines(table, titled ? titles + rows : rows, selected.size());
    }

    private static String cell(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
