package io.github.poolscope.ui.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Table columns as texts that can be stored. */
final class TableColumns {
    private static final double MIN_COLUMN_WIDTH = 20;
    private static final double WIDEST_COLUMN = 10_000;

    private TableColumns() {}

    static String of(TableView<?> table) {
        return table.getColumns().stream()
                .map(column -> String.format(
                        Locale.ROOT, "%s=%.0f%s", name(column), column.getWidth(), column.isVisible() ? "" : "-"))
                .collect(Collectors.joining(","));
    }

    /** Returns a column's name, which is the same in every language. */
    private static String name(TableColumn<?, ?> column) {
        return String.valueOf(column.getId());
    }

    /** Restores the order, width and visibility of the columns; columns not named in the text are left unchanged. */
    static <S> void restore(TableView<S> table, String text) {
        int place = 0;
        for (String told : text.split(",", -1)) {
            int sign = told.lastIndexOf('=');
            List<TableColumn<S, ?>> columns = table.getColumns();
            String title = sign < 0 ? told : told.substring(0, sign);
            TableColumn<S, ?> column = columns.stream()
                    .filter(each -> name(each).equals(title))
                    .findFirst()
                    .orElse(null);
            if (column == null || sign < 0) {
                continue;
            }
            String width = told.substring(sign + 1);
            column.setVisible(!width.endsWith("-"));
            try {
                double wanted = Double.parseDouble(width.replace("-", ""));
                if (!(wanted <= WIDEST_COLUMN)) {
                    continue;
                }
                column.setPrefWidth(Math.max(MIN_COLUMN_WIDTH, wanted));
            } catch (NumberFormatException e) {
                continue;
            }
            columns.remove(column);
            columns.add(place, column);
            place++;
        }
    }
}
