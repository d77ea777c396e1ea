package io.github.poolscope.ui.fx;

import javafx.scene.control.TableColumn;

/** The titles of a table's columns. FX thread. */
public final class Columns {
    private Columns() {}

    /** A column whose title follows the language, and by whose name, the key's last word, its place is remembered. */
    public static <S, V> TableColumn<S, V> titled(String key, double width) {
        TableColumn<S, V> column = new TableColumn<>();
        column.textProperty().bind(Words.bind(key));
        // A header takes over its column's id: it must not be that of anything else.
        column.setId("column-" + key.substring(key.lastIndexOf('.') + 1));
        column.setPrefWidth(width);
        return column;
    }
}
