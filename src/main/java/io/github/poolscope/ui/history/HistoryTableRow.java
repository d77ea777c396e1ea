package io.github.poolscope.ui.history;

import io.github.poolscope.ui.fx.Words;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row of the history. Of a file that can't be read, the cells without a text show the reason together. FX thread
 * only.
 */
final class HistoryTableRow extends TableRow<HistoryRow> {
    private static final double PADDING = 6;

    private final Label problem = new Label();

    HistoryTableRow(Consumer<HistoryRow> open) {
        problem.setManaged(false);
        problem.setMouseTransparent(true);
        problem.getStyleClass().add("history-problem");
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            HistoryRow row = getItem();
            boolean only = event.getButton() == MouseButton.PRIMARY && event.isStillSincePress();
            if (row != null && only && !isModified(event)) {
                open.accept(row);
            }
        });
    }

    private static boolean isModified(MouseEvent event) {
        return event.isShiftDown() || event.isShortcutDown() || event.isControlDown() || event.isAltDown();
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        String says = row == null || empty ? "" : row.problem().orElse("");
        problem.setVisible(!says.isEmpty());
        problem.setText(says);
        setAccessibleText(row == null || empty ? null : inWords(row));
        requestLayout();
    }

    private static String inWords(HistoryRow row) {
        return Words.text(
                "history.row",
                row.text(HistoryColumn.WHEN),
                row.text(HistoryColumn.NAME),
                row.problem().orElseGet(() -> row.text(HistoryColumn.OUTCOME) + ", " + row.text(HistoryColumn.WALL)));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!problem.isVisible()) {
            getChildren().remove(problem);
            return;
        }
        // The skin replaces the children each time the columns change.
        if (!getChildren().contains(problem)) {
            getChildren().add(problem);
        }
        placeProblem();
    }

    /** Places the reason over the widest group of neighbouring cells without a text. */
    private void placeProblem() {
        TableView<HistoryRow> table = getTableView();
        double x = 0;
        double from = 0;
        double bestFrom = 0;
        double best = 0;
        for (TableColumn<HistoryRow, ?> column : table.getVisibleLeafColumns()) {
            x += column.getWidth();
            if (isBlank(column)) {
                if (x - from > best) {
                    best = x - from;
                    bestFrom = from;
                }
            } else {
                from = x;
            }
        }
        double height = problem.prefHeight(-1);
        problem.resizeRelocate(
                bestFrom + PADDING,
                Math.floor((getHeight() - height) / 2),
                Math.max(0, Math.min(problem.prefWidth(-1), best - 2 * PADDING)),
                height);
    }

    private boolean isBlank(TableColumn<HistoryRow, ?> column) {
        Object text = column.getCellData(getItem());
        return text == null || text.toString().isEmpty();
    }
}
