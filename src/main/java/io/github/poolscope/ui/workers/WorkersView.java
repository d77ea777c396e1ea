package io.github.poolscope.ui.workers;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerRow;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Columns;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.RowCopies;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TableTexts;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/**
 * The workers as a sortable table with selectable columns and a {@link WorkerMenu}; all of them, or those of a group. FX
 * thread only.
 */
public final class WorkersView extends TableView<WorkerRow> implements ContextItems {
    private static final long MIN_NANOS = 250_000_000;

    private final Selection selection;
    private final WorkerMenu menu;
    private final TableColumn<WorkerRow, String> names;
    private final TableColumn<WorkerRow, String> pools;
    private long shownAt;
    private boolean filling;
    private boolean grouped;
    private List<WorkerRow> all = List.of();
    private WorkerGroup group = WorkerGroup.ALL;
    private Runnable changed = () -> {};

    /**
     * Creates an empty table.
     *
     * @param menu what can be done with a worker
     */
    public WorkersView(Selection selection, WorkerMenu menu) {
        this.selection = selection;
        this.menu = menu;
        setId("workers");
        getStyleClass().add("workers-table");
        setTableMenuButtonVisible(true);
        Label none = new Label();
        none.textProperty().bind(Words.bind("workers.none"));
        setPlaceholder(none);
        accessibleTextProperty().bind(Words.bind("workers.table"));
        number("column.number", 40, row -> row.worker() + 1, number -> Integer.toString(number));
        names = column("column.name", 96, row -> Words.say(row.name()), text -> text);
        names.setVisible(false);
        pools = column("column.pool", 96, row -> Words.say(row.pool()), text -> text);
        pools.setVisible(false);
        number("column.pid", 66, WorkerRow::pid, WorkersView::process);
        number("column.ppid", 66, WorkerRow::parentPid, WorkersView::process).setVisible(false);
        column("column.state", 130, row -> Words.say(row.state()), text -> text);
        number("column.taskel", 60, WorkerRow::current, index -> index == Trace.NONE ? "" : Integer.toString(index));
        number("column.tasks", 58, WorkerRow::tasks, count -> Units.count(count));
        number("column.taskels", 62, WorkerRow::taskels, count -> Units.count(count));
        Columns.explain(number("column.cpu", 56, WorkerRow::cpuShare, Units::percent), "column.cpu.hint");
        number("column.cpu-time", 74, WorkerRow::cpuNanos, Units::duration);
        number(
                        "column.waited-for-processor",
                        82,
                        WorkerRow::waitedNanos,
                        nanos -> nanos == Trace.NEVER ? "" : Units.duration(nanos))
                .setVisible(false);
        number("column.memory", 72, WorkerRow::resident, bytes -> bytes == 0 ? "" : Units.bytes(bytes));
        column("column.started-by", 84, row -> Words.say(row.startedBy()), text -> text)
                .setVisible(false);
        number("column.age", 66, WorkerRow::age, Units::duration);
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && !filling) {
                selection.selectWorker(now.worker());
            }
        });
        selection.workerProperty().addListener(o -> selectRow());
        RowCopies.install(this);
        Words.follow(this, () -> {
            refresh();
            sort();
        });
    }

    @CanIgnoreReturnValue
    private <V> TableColumn<WorkerRow, V> number(
            String key, double width, Function<WorkerRow, V> value, Function<V, String> text) {
        return Columns.ofNumbers(column(key, width, value, text));
    }

    private <V> TableColumn<WorkerRow, V> column(
            String key, double width, Function<WorkerRow, V> value, Function<V, String> text) {
        TableColumn<WorkerRow, V> column = Columns.titled(key, width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable V item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : text.apply(item));
            }
        });
        TableTexts.tell(column, row -> text.apply(value.apply(row)));
        getColumns().add(column);
        return column;
    }

    private static String process(Long pid) {
        return pid == Trace.NONE ? "" : Long.toString(pid);
    }

    @Override
    public List<MenuItem> contextItems(ContextMenuEvent event) {
        WorkerRow row = event.isKeyboardTrigger() ? getSelectionModel().getSelectedItem() : rowAt(event.getTarget());
        List<MenuItem> items = new ArrayList<>(row == null ? List.of() : menu.items(this, row.worker()));
        items.addAll(RowCopies.items(this));
        return items;
    }

    private static @Nullable WorkerRow rowAt(EventTarget target) {
        Node node = target instanceof Node inside ? inside : null;
        while (node != null && !(node instanceof TableRow<?>)) {
            node = node.getParent();
        }
        return node instanceof TableRow<?> row && row.getItem() instanceof WorkerRow worker ? worker : null;
    }

    /** Shows a frame; a live run is updated a few times a second. */
    public void show(Frame frame) {
        long now = System.nanoTime();
        if (frame.recording().trace().isLive() && now - shownAt < MIN_NANOS) {
            return;
        }
        shownAt = now;
        boolean named = frame.timeline().names().hasProcesses();
        if (named != names.isVisible()) {
            names.setVisible(named); // Workers that only have numbers need no column of names.
        }
        boolean nowGrouped = frame.timeline().isGrouped();
        if (nowGrouped != grouped) {
            grouped = nowGrouped;
            pools.setVisible(nowGrouped); // A single pool needs no name.
        }
        all = WorkerRow.of(frame.recording().trace(), frame.figures(), frame.cpu());
        fill();
        changed.run();
    }

    /** Returns all workers, also those that are not shown. */
    List<WorkerRow> all() {
        return all;
    }

    /** Shows only the workers of a group. */
    void show(WorkerGroup wanted) {
        group = wanted;
        fill();
    }

    /** Sets the listener that runs when the workers have changed. */
    void onChange(Runnable action) {
        changed = action;
    }

    private void fill() {
        List<WorkerRow> rows = all.stream().filter(group::has).toList();
        if (!rows.equals(getItems())) {
            filling = true;
            getItems().setAll(rows);
            sort();
            filling = false;
            selectRow();
        }
    }

    public void clear() {
        shownAt = 0;
        all = List.of();
        group = WorkerGroup.ALL;
        getItems().clear();
        changed.run();
    }

    private void selectRow() {
        filling = true;
        int wanted = selection.worker();
        getItems().stream()
                .filter(row -> row.worker() == wanted)
                .findFirst()
                .ifPresentOrElse(getSelectionModel()::select, getSelectionModel()::clearSelection);
        filling = false;
    }
}
