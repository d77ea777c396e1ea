package io.github.poolscope.ui.history;

import io.github.poolscope.ui.fx.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.NestedTableColumnHeader;
import javafx.scene.control.skin.TableColumnHeader;

/** Tooltips on the heads of a table's columns, which have no property for one. FX thread only. */
final class HeaderHints {
    private HeaderHints() {}

    /** Gives each head the text whose key {@code key} returns for its column, also heads that are made later. */
    static void install(TableView<?> table, Function<TableColumnBase<?, ?>, Optional<String>> key) {
        table.skinProperty().addListener((o, before, now) -> {
            if (now != null && table.lookup(".nested-column-header") instanceof NestedTableColumnHeader all) {
                all.getColumnHeaders().forEach(head -> explain(head, key));
                all.getColumnHeaders().addListener((ListChangeListener<TableColumnHeader>) change -> {
                    while (change.next()) {
                        change.getAddedSubList().forEach(head -> explain(head, key));
                    }
                });
            }
        });
    }

    private static void explain(TableColumnHeader head, Function<TableColumnBase<?, ?>, Optional<String>> key) {
        key.apply(head.getTableColumn()).ifPresent(told -> {
            Tooltip hint = Words.tooltip(told);
            hint.setWrapText(true);
            hint.setMaxWidth(360);
            Tooltip.install(head, hint);
        });
    }
}
