package io.github.poolscope.ui.history;

import io.github.poolscope.ui.fx.Columns;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * The runs as a table. A click opens a run, with Shift or Shortcut held it only selects; columns can be sorted, hidden,
 * moved and resized, and those of texts share the room that is left. In a narrow window some are hidden. FX thread only.
 */
final class HistoryTable extends TableView<HistoryRow> {
    /** The columns that are hidden first, one after another, in a window that is too narrow for all. */
    private static final List<HistoryColumn> FIRST_TO_LEAVE =
            List.of(HistoryColumn.START_METHOD, HistoryColumn.CHUNK, HistoryColumn.WORKLOAD, HistoryColumn.POOL);

    /** The width of the scroll bar and of the borders. */
    private static final double EDGES = 18;

    /** Marks a column in the stored order that is sorted from its largest value. */
    private static final String DESCENDING = "-";

    private final HistoryModel model;
    private final Map<HistoryColumn, TableColumn<HistoryRow, String>> columns = new EnumMap<>(HistoryColumn.class);
    /** The columns that are hidden because there is no room for them. */
    private final Set<HistoryColumn> withoutRoom = EnumSet.noneOf(HistoryColumn.class);

    private boolean arranging;

    HistoryTable(HistoryModel model, Consumer<HistoryRow> open) {
        super(model.shown());
        this.model = model;
        setId("historyTable");
        getStyleClass().add("history-table");
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        accessibleTextProperty().bind(Words.bind("history.table"));
        for (HistoryColumn column : HistoryColumn.values()) {
            add(column);
        }
        column(HistoryColumn.FILE).setVisible(false);
        HeaderHints.install(this, header -> columns.entrySet().stream()
                .filter(each -> each.getValue().equals(header))
                .map(each -> "history.meaning." + each.getKey().key())
                .findFirst());
        setRowFactory(table -> new HistoryTableRow(open));
        setSortPolicy(table -> {
            model.sort(order());
            return true;
        });
        sort("when" + DESCENDING);
        widthProperty().addListener((o, before, now) -> arrange());
    }

    private void add(HistoryColumn column) {
        TableColumn<HistoryRow, String> added = Columns.titled("history.column." + column.key(), column.width());
        added.setMinWidth(column.minWidth());
        added.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().text(column)));
        added.setCellFactory(made -> new Cell(column));
        if (column.isNumber()) {
            Columns.ofNumbers(added);
        }
        added.visibleProperty().addListener(o -> chosen(column));
        columns.put(column, added);
        getColumns().add(added);
    }

    private TableColumn<HistoryRow, String> column(HistoryColumn column) {
        return columns.computeIfAbsent(column, missing -> new TableColumn<>());
    }

    private HistoryColumn of(TableColumn<HistoryRow, ?> column) {
        return columns.entrySet().stream()
                .filter(each -> each.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(HistoryColumn.WHEN);
    }

    /** Returns the chosen order: by the columns in the order in which they were chosen, without any the newest first. */
    private Comparator<HistoryRow> order() {
        return getSortOrder().stream()
                .map(column -> of(column).order(column.getSortType() == SortType.DESCENDING))
                .reduce(Comparator::thenComparing)
                .orElseGet(() -> HistoryColumn.WHEN.order(true));
    }

    /** Returns the sorted columns as a text that can be stored. */
    String sorting() {
        return getSortOrder().stream()
                .map(column -> of(column).key() + (column.getSortType() == SortType.DESCENDING ? DESCENDING : ""))
                .collect(Collectors.joining(","));
    }

    /** Sorts by the columns of a stored text; unknown names are ignored. */
    void sort(String text) {
        List<TableColumn<HistoryRow, ?>> order = new ArrayList<>();
        for (String told : text.split(",", -1)) {
            boolean descending = told.endsWith(DESCENDING);
            String key = descending ? told.substring(0, told.length() - DESCENDING.length()) : told;
            columns.forEach((column, shown) -> {
                if (column.key().equals(key) && !order.contains(shown)) {
                    shown.setSortType(descending ? SortType.DESCENDING : SortType.ASCENDING);
                    order.add(shown);
                }
            });
        }
        getSortOrder().setAll(order);
        model.sort(order());
    }

    /** Hides columns for which there is no room, and shares the rest of the room. */
    private void arrange() {
        if (getWidth() <= 0 || arranging) {
            return;
        }
        arranging = true;
        double lacking = -room();
        for (HistoryColumn column : HistoryColumn.values()) {
            lacking += column(column).isVisible() || withoutRoom.contains(column) ? least(column) : 0;
        }
        for (HistoryColumn column : FIRST_TO_LEAVE) {
            boolean wanted = column(column).isVisible() || withoutRoom.contains(column);
            boolean leaves = wanted && lacking > 0;
            if (leaves) {
                lacking -= least(column);
                withoutRoom.add(column);
            } else {
                withoutRoom.remove(column);
            }
            column(column).setVisible(wanted && !leaves);
        }
        shareRoom();
        arranging = false;
    }

    /** Called when the user shows or hides a column. */
    private void chosen(HistoryColumn column) {
        if (!arranging) {
            withoutRoom.remove(column);
            shareRoom();
        }
    }

    private double room() {
        return getWidth() - EDGES;
    }

    private double least(HistoryColumn column) {
        return column.isFlexible() ? column.minWidth() : column(column).getWidth();
    }

    /** Widens the columns of texts by the room that is left, or narrows those that are wider than they must be. */
    private void shareRoom() {
        double more = room();
        double parts = 0;
        double spare = 0;
        for (HistoryColumn each : HistoryColumn.values()) {
            TableColumn<HistoryRow, String> column = column(each);
            more -= column.isVisible() ? column.getWidth() : 0;
            parts += column.isVisible() ? each.share() : 0;
            spare += column.isVisible() && each.isFlexible() ? column.getWidth() - each.minWidth() : 0;
        }
        for (HistoryColumn each : HistoryColumn.values()) {
            TableColumn<HistoryRow, String> column = column(each);
            if (getWidth() > 0 && column.isVisible() && each.isFlexible()) {
                double part = more >= 0
                        ? each.share() / parts
                        : spare <= 0 ? 0 : (column.getWidth() - each.minWidth()) / spare;
                column.setPrefWidth(Math.max(each.minWidth(), Math.floor(column.getWidth() + more * part)));
            }
        }
    }

    /** Shows the columns again that were hidden for want of room, so that their absence is not stored. */
    void showAllWanted() {
        arranging = true;
        withoutRoom.forEach(column -> column(column).setVisible(true));
        withoutRoom.clear();
        arranging = false;
    }

    /** Selects the first row, or the one that was selected last, and takes the focus. */
    void enter() {
        if (!getItems().isEmpty() && getSelectionModel().isEmpty()) {
            getSelectionModel().select(0);
            scrollTo(0);
        }
        requestFocus();
    }

    private static final class Cell extends TableCell<HistoryRow, String> {
        private final HistoryColumn column;
        private final Tooltip hint = new Tooltip();

        Cell(HistoryColumn column) {
            this.column = column;
            hint.setWrapText(true);
            hint.setMaxWidth(520);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            HistoryRow row = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : text);
            if (empty || row == null || text == null || text.isEmpty() || column.isNumber()) {
                setTooltip(null);
                return;
            }
            hint.setText(column == HistoryColumn.OUTCOME ? row.outcomeMeaning().orElse(text) : text);
            setTooltip(hint);
            if (column == HistoryColumn.OUTCOME) {
                Tones.apply(this, row.tone());
            }
        }
    }
}
