package io.github.poolscope.ui.fx;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;

/** The titles of a table's columns. FX thread. */
public final class Columns {
    private Columns() {}

    /**
     * Creates a column whose title follows the language. The last part of its key is the name under which its position
     * is stored.
     */
    public static <S, V> TableColumn<S, V> titled(String key, double width) {
        TableColumn<S, V> column = new TableColumn<>();
        column.textProperty().bind(Words.bind(key));
        // A header takes its column's id, so the id must not be used by another node.
        column.setId("column-" + key.substring(key.lastIndexOf('.') + 1));
        column.setPrefWidth(width);
        return column;
    }

    /** Aligns a column's values and its title at the right, as numbers of different lengths are compared so. */
    @CanIgnoreReturnValue
    public static <S, V> TableColumn<S, V> ofNumbers(TableColumn<S, V> column) {
        column.getStyleClass().add("number-column");
        return column;
    }

    /** Gives the title of a column a tooltip; call it once for a column. */
    public static void explain(TableColumn<?, ?> column, String key) {
        Label title = new Label();
        title.textProperty().bind(column.textProperty());
        title.setTooltip(Words.tooltip(key));
        column.setGraphic(title);
        column.getStyleClass().add("explained-column"); // Its header shows the label alone.
    }
}
