package io.github.poolscope.ui.fx;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** What a table's cells say, for those who write it down elsewhere. FX thread. */
public final class TableTexts {
    private TableTexts() {}

    /** Has a column's cells told by {@code text}, which is given the row; without it, by their values. */
    public static <S> void tell(TableColumn<S, ?> column, Function<S, String> text) {
        column.setUserData(text);
    }

    public static List<String> headings(TableView<?> table) {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    }

    /** The first rows, at most {@code most}, of the columns that can be seen. */
    public static <S> List<List<String>> rows(TableView<S> table, int most) {
        return IntStream.range(0, Math.min(most, table.getItems().size()))
                .mapToObj(row -> table.getVisibleLeafColumns().stream()
                        .map(column -> text(column, table.getItems().get(row)))
                        .toList())
                .toList();
    }

    private static <S> String text(TableColumn<S, ?> column, S row) {
        if (column.getUserData() instanceof Function<?, ?> told) {
            @SuppressWarnings("unchecked") // Put there by tell, for rows of this table.
            Function<S, String> text = (Function<S, String>) told;
            return text.apply(row);
        }
        Object value = column.getCellData(row);
        return value == null ? "" : value.toString();
    }
}
