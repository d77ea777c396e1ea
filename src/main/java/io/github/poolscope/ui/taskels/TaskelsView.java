package io.github.poolscope.ui.taskels;

import io.github.poolscope.analysis.TaskelFilter;
import io.github.poolscope.analysis.TaskelFilterException;
import io.github.poolscope.analysis.TaskelState;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Columns;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.NumberList;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The taskels as a table with a filter field: the textual form of the timeline and of the order. FX thread only; the
 * search itself runs in the background.
 */
public final class TaskelsView extends VBox {
    private static final long MIN_NANOS = 500_000_000;

    private final Selection selection;
    private final Executor background;
    private final SearchField line = new SearchField();
    private final Label found = new Label();
    private final NumberList taskels = new NumberList();
    private final TableView<Integer> table = new TableView<>(taskels);
    /** The last valid filter. */
    private TaskelFilter filter = TaskelFilter.ALL;
    /** Why the text in the field is invalid; empty if it is valid. */
    private Optional<Phrase> wrong = Optional.empty();

    private @Nullable Frame frame;
    private long shownAt;
    private long changesShown = -1;
    private boolean searching;
    private boolean selecting;

    /** Creates an empty table that searches on {@code background}. */
    public TaskelsView(Selection selection, Executor background) {
        super(6);
        this.selection = selection;
        this.background = background;
        line.setId("filter");
        line.promptTextProperty().bind(Words.bind("taskels.conditions.such-as"));
        line.accessibleTextProperty().bind(Words.bind("taskels.conditions"));
        line.textProperty().addListener(o -> read());
        found.setId("found");
        found.getStyleClass().add("card-subtitle");
        found.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox search = new HBox(10, line, found);
        search.setAlignment(Pos.CENTER_LEFT);
        table.setId("taskels");
        table.setTableMenuButtonVisible(true);
        table.accessibleTextProperty().bind(Words.bind("taskels.table"));
        Label none = new Label();
        none.textProperty().bind(Words.bind("taskels.none"));
        table.setPlaceholder(none);
        VBox.setVgrow(table, Priority.ALWAYS);
        column("column.index", 60, Integer::toString);
        column("column.item", 120, index -> of().item(index));
        column(
                "column.worker",
                60,
                index -> of().worker(index) == Trace.NONE ? "" : Integer.toString(of().worker(index) + 1));
        column("column.pid", 66, this::pid).setVisible(false);
        column("column.state", 84, this::state);
        column("column.started", 72, index -> Units.seconds(of().started(index)));
        column("column.ran", 70, this::ran);
        column("column.completed", 78, index -> rank(index, true));
        column("column.delivered", 78, index -> rank(index, false));
        column("column.held", 70, this::held);
        column("column.result", 160, index -> of().result(index));
        table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && !selecting) {
                selection.selectTaskel(now);
            }
        });
        selection.taskelProperty().addListener(o -> selectRow());
        getChildren().addAll(search, table);
        Words.follow(this, this::read);
    }

    /** Returns the table, to store the arrangement of its columns. */
    public TableView<Integer> table() {
        return table;
    }

    private TableColumn<Integer, String> column(String key, double width, IntFunction<String> text) {
        TableColumn<Integer, String> column = Columns.titled(key, width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(frame == null ? "" : text.apply(cell.getValue())));
        table.getColumns().add(column);
        return column;
    }

    /** Returns the trace's taskels; call it only while there is a frame. */
    private Taskels of() {
        return trace().taskels();
    }

    private Trace trace() {
        Frame shown = frame;
        if (shown == null) {
            throw new IllegalStateException("no frame is shown");
        }
        return shown.recording().trace();
    }

    private String pid(int index) {
        int worker = of().worker(index);
        return worker == Trace.NONE ? "" : Long.toString(trace().workers().pid(worker));
    }

    private String state(int index) {
        return Words.say(TaskelState.of(of(), index));
    }

    private String ran(int index) {
        long ran = of().ranFor(index, trace().now());
        return ran == Trace.NEVER ? "" : Units.duration(ran);
    }

    private String held(int index) {
        return of().delivered(index) == Trace.NEVER ? "" : Units.duration(of().heldFor(index, trace().now()));
    }

    private String rank(int index, boolean completed) {
        Frame shown = frame;
        int[] ranks = shown == null
                ? new int[0]
                : completed ? shown.order().completed() : shown.order().delivered();
        return index < ranks.length && ranks[index] != Trace.NONE ? Words.say(Units.place(ranks[index] + 1L)) : "";
    }

    /** Shows a frame; a live run is updated at most twice a second. */
    public void show(Frame next) {
        boolean other = frame == null || !frame.recording().equals(next.recording());
        frame = next;
        Trace trace = next.recording().trace();
        long now = System.nanoTime();
        if (!other && trace.isLive() && now - shownAt < MIN_NANOS) {
            return;
        }
        long changes = trace.changes();
        if (other || changes != changesShown) {
            shownAt = now;
            changesShown = changes;
            search();
        }
    }

    public void clear() {
        frame = null;
        changesShown = -1;
        taskels.show(new int[0]);
        found.setText("");
    }

    /** Focuses the filter field. */
    public void focusLine() {
        line.requestFocus();
    }

    private void read() {
        try {
            filter = TaskelFilter.parse(line.getText());
            wrong = Optional.empty();
            search();
        } catch (TaskelFilterException e) {
            wrong = Optional.of(e.why());
            found.setText(Words.say(e.why()));
        }
    }

    @SuppressWarnings("ReferenceEquality") // Identity shows whether this is the filter that accepts everything.
    private void search() {
        Frame shown = frame;
        if (shown == null || searching) {
            return;
        }
        Trace trace = shown.recording().trace();
        TaskelFilter wanted = filter;
        long changes = trace.changes();
        int count = trace.taskels().count();
        int first = trace.taskels().first();
        if (wanted == TaskelFilter.ALL && first == 0) {
            taskels.showAll(count);
            shown(trace, count);
            return;
        }
        searching = true;
        background.execute(() -> {
            Runnable found = () -> {};
            try {
                int[] hits = IntStream.range(first, count)
                        .filter(index -> wanted.accepts(trace, index))
                        .toArray();
                found = () -> {
                    taskels.show(hits);
                    shown(trace, count);
                };
            } finally {
                Runnable show = found;
                FxThread.later(() -> searched(trace, wanted, changes, show));
            }
        });
    }

    /**
     * Called when a search has ended, also with an error: its result is shown unless something else is wanted by now.
     */
    @SuppressWarnings("ReferenceEquality") // Identity shows whether the filter has changed meanwhile.
    private void searched(Trace trace, TaskelFilter wanted, long changes, Runnable show) {
        searching = false;
        Frame now = frame;
        if (now != null && now.recording().trace().equals(trace) && wanted == filter) {
            show.run();
            if (!trace.isLive() && trace.changes() != changes) {
                search(); // Searches again at once, as there may be no further frame.
            }
        } else {
            search();
        }
    }

    private void shown(Trace trace, int count) {
        table.refresh();
        String all = Units.count(trace.taskels().count());
        String some = taskels.size() == count
                ? Words.text("taskels.all", all)
                : Words.text("taskels.some", Units.count(taskels.size()), all);
        found.setText(wrong.map(Words::say).orElse(some));
        selectRow();
    }

    private void selectRow() {
        selecting = true;
        int row = selection.taskel() == Trace.NONE ? -1 : taskels.rowOf(selection.taskel());
        if (row < 0) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != row) {
            table.getSelectionModel().clearAndSelect(row);
            table.scrollTo(Math.max(0, row - 2));
        }
        selecting = false;
    }
}
