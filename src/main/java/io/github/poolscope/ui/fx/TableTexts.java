package io.github.poolscope.ui.fx;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The texts of a table's cells, for copies and files. FX thread. */
public final class TableTexts {
    private TableTexts() {}

    /** Sets the function that returns the texts of a column from the row; without it, the cell values are used. */
    public static <S> void tell(TableColumn<S, ?> column, Function<S, String> text) {
        column.setUserData(text);
    }

    public static List<String> headings(TableView<?> table) {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    }

    /** Returns the first rows, at most {@code most}, of the visible columns. */
    public static <S> List<List<String>> rows(TableView<S> table, int most) {
        return IntStream.range(0, Math.min(most, table.getItems().size()))
                .mapToObj(row -> table.getVisibleLeafColumns().stream()
                        .map(column -> text(column, table.getItems().get(row)))
                        .toList())
                .toList();
    }

    /** Returns the text of a cell. */
    static <S> String text(TableColumn<S, ?> column, S row) {
        if (column.getUserData() instanceof Function<?, ?> told) {
            @SuppressWarnings("unchecked") // Set by {@link #tell} for rows of this table.
            Function<S, String> text = (Function<S, String>) told;
            return text.apply(row);
        }
        Object value = column.getCellData(row);
        return value == null ? "" : value.toString();
    }
}
