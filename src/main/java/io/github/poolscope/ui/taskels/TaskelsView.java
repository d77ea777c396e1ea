package io.github.poolscope.ui.taskels;

import io.github.poolscope.analysis.TaskelFilter;
import io.github.poolscope.analysis.TaskelFilterException;
import io.github.poolscope.analysis.TaskelOrder;
import io.github.poolscope.analysis.TaskelSearch;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.BusyBar;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.LatestJob;
import io.github.poolscope.ui.fx.NumberList;
import io.github.poolscope.ui.fx.RowCopies;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.TypeAhead;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The taskels as a table with a filter field: the textual form of the timeline and of the order. FX thread only; taskels
 * are searched and sorted in the background, and the table shows what it had until that is done or cancelled.
 */
public final class TaskelsView extends VBox implements ContextItems {
    private final Selection selection;
    private final SearchField line = new SearchField();
    private final Label found = new Label();
    private final NumberList taskels = new NumberList();
    private final TableView<Integer> table = new TableView<>(taskels);
    private final TaskelColumns columns;
    private final BusyBar busy = new BusyBar();
    /** The last valid filter. */
    private TaskelFilter filter = TaskelFilter.ALL;
    /** Why the text in the field is invalid; empty if it is valid. */
    private Optional<Phrase> wrong = Optional.empty();

    private @Nullable Frame frame;
    private final LatestJob<Wanted> searching;
    private boolean selecting;

    /** What the table is to show. */
    private record Wanted(Trace trace, TaskelFilter filter, Optional<TaskelOrder> order) {
        boolean isAll() {
            return filter.equals(TaskelFilter.ALL)
                    && order.isEmpty()
                    && trace.taskels().first() == 0;
        }
    }

    private final class Searching implements LatestJob.Work<Wanted> {
        @Override
        public Trace trace(Wanted wanted) {
            return wanted.trace();
        }

        @Override
        public Optional<Runnable> atOnce(Wanted wanted) {
            int count = wanted.trace().taskels().count();
            return wanted.isAll()
                    ? Optional.of(() -> {
                        taskels.showAll(count);
                        shown(wanted.trace(), count);
                    })
                    : Optional.empty();
        }

        @Override
        public String says(Wanted wanted, WorkProgress progress) {
            return Words.text(wanted.order().isPresent() ? "taskels.sorting" : "taskels.searching", progress.done());
        }

        @Override
        public Runnable make(Wanted wanted, WorkProgress progress) {
            int count = wanted.trace().taskels().count();
            int[] hits = TaskelSearch.rows(wanted.trace(), count, wanted.filter(), wanted.order(), progress);
            return () -> {
                if (wanted.order().isPresent()) {
                    taskels.showSorted(hits);
                } else {
                    taskels.show(hits);
                }
                shown(wanted.trace(), count);
            };
        }

        @Override
        public void cancelled(Wanted wanted) {
            shown(wanted.trace(), Trace.NONE);
        }
    }

    /** Creates an empty table that searches on {@code background}. */
    public TaskelsView(Selection selection, Executor background) {
        super(6);
        this.selection = selection;
        searching = new LatestJob<>(background, busy, this::wanted, new Searching());
        line.setId("filter");
        line.showExamples(Words.bind("taskels.conditions.such-as"));
        line.accessibleTextProperty().bind(Words.bind("taskels.conditions"));
        line.textProperty().addListener((o, before, now) -> read());
        found.setId("found");
        found.getStyleClass().add("card-subtitle");
        found.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(line, Priority.ALWAYS);
        SpaceFilter.onlyIf(found, busy.visibleProperty().not());
        busy.setId("taskelsBusy");
        busy.cancelsFrom(this);
        HBox search = new HBox(10, line, found, busy);
        search.setAlignment(Pos.CENTER_LEFT);
        table.setId("taskels");
        table.setTableMenuButtonVisible(true);
        table.accessibleTextProperty().bind(Words.bind("taskels.table"));
        Label none = new Label();
        none.textProperty().bind(Words.bind("taskels.none"));
        table.setPlaceholder(none);
        VBox.setVgrow(table, Priority.ALWAYS);
        columns = new TaskelColumns(table, () -> frame);
        table.setSortPolicy(sorted -> {
            searching.beginAnew();
            return true;
        });
        TypeAhead.finds(table, this::rowOf);
        table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && !selecting) {
                selection.selectTaskel(now);
            }
        });
        selection.taskelProperty().addListener(o -> selectRow());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        RowCopies.install(table);
        getChildren().addAll(search, table);
        Words.follow(this, this::read);
    }

    /** Finds a taskel by its index, and in a table that is not sorted the next one if it is filtered out. */
    private OptionalInt rowOf(String index) {
        try {
            int row = taskels.rowOf(Integer.parseInt(index));
            int next = row < 0 && columns.order().isEmpty() ? -row - 1 : row;
            return next >= 0 && next < taskels.size() ? OptionalInt.of(next) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    @Override
    public List<MenuItem> contextItems(ContextMenuEvent event) {
        return RowCopies.items(table);
    }

    /** Returns the table, to store the arrangement of its columns. */
    public TableView<Integer> table() {
        return table;
    }

    /** Shows a frame; a live run is updated at most twice a second. */
    public void show(Frame next) {
        boolean other = frame == null || !frame.recording().equals(next.recording());
        frame = next;
        columns.show(next);
        searching.follow(next.recording().trace(), other);
    }

    public void clear() {
        frame = null;
        searching.clear();
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
            searching.beginAnew();
        } catch (TaskelFilterException e) {
            wrong = Optional.of(e.why());
            found.setText(Words.say(e.why()));
        }
    }

    private Optional<Wanted> wanted() {
        Frame shown = frame;
        return shown == null
                ? Optional.empty()
                : Optional.of(new Wanted(shown.recording().trace(), filter, columns.order()));
    }

    /** Says what is shown: of {@code count} taskels, or what was shown before a search that was cancelled. */
    private void shown(Trace trace, int count) {
        table.refresh();
        String all = Units.count(trace.taskels().count());
        String some = count == Trace.NONE
                ? Words.text("taskels.cancelled", Units.count(taskels.size()), all)
                : taskels.size() == count
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
