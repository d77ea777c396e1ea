package io.github.poolscope.ui.events;

import io.github.poolscope.analysis.EventList;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.BusyBar;
import io.github.poolscope.ui.fx.Columns;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.LatestJob;
import io.github.poolscope.ui.fx.NumberList;
import io.github.poolscope.ui.fx.RowCopies;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.TableTexts;
import io.github.poolscope.ui.fx.TypeAhead;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The events of the run as a list, all of them or those that contain some words. A selected event selects its taskel or
 * its worker in all views; Ctrl+C copies. Lists are made outside the FX thread.
 */
public final class EventsView extends VBox implements ContextItems {
    private final Selection selection;
    private final NumberList shown = new NumberList();
    private final TableView<Integer> table = new TableView<>(shown);
    private final SearchField find = new SearchField();
    private final Label found = new Label();
    private final BusyBar busy = new BusyBar();
    private @Nullable EventList events;
    private @Nullable Frame frame;
    private final LatestJob<Wanted> making;

    /** Which events are shown. */
    private record Wanted(Trace trace, String words, Language language) {}

    private final class Making implements LatestJob.Work<Wanted> {
        @Override
        public Trace trace(Wanted wanted) {
            return wanted.trace();
        }

        @Override
        public String says(Wanted wanted, WorkProgress progress) {
            return Words.text("events.making", progress.done());
        }

        @Override
        public Runnable make(Wanted wanted, WorkProgress progress) {
            EventList made = EventList.of(wanted.trace(), wanted.language(), progress);
            int[] hits = made.find(wanted.words(), progress);
            return () -> fill(made, hits, wanted.words());
        }

        @Override
        public void cancelled(Wanted wanted) {
            found.setText(Words.text("events.cancelled"));
        }
    }

    /** Creates an empty list; its contents are made on {@code background}. */
    public EventsView(Selection selection, Executor background) {
        super(6);
        this.selection = selection;
        making = new LatestJob<>(background, busy, this::wanted, new Making());
        find.setId("eventFind");
        find.promptTextProperty().bind(Words.bind("events.find.such-as"));
        find.accessibleTextProperty().bind(Words.bind("events.find"));
        find.setMinWidth(60);
        find.textProperty().addListener((o, before, now) -> making.beginAnew());
        found.getStyleClass().add("card-subtitle");
        found.setId("eventsFound");
        HBox.setHgrow(find, Priority.ALWAYS);
        SpaceFilter.onlyIf(found, busy.visibleProperty().not());
        busy.setId("eventsBusy");
        busy.cancelsFrom(this);
        HBox search = new HBox(8, find, found, busy);
        search.setAlignment(Pos.CENTER_LEFT);
        table.setId("events");
        table.accessibleTextProperty().bind(Words.bind("events.table"));
        Label none = new Label();
        none.textProperty().bind(Words.bind("events.none"));
        table.setPlaceholder(none);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Columns.ofNumbers(column("column.time", 58, 80, event -> Units.seconds(events().time(event))));
        // A copy has room for the PIDs, too.
        TableTexts.tell(column("column.who", 64, 90, event -> events().actor(event)), event -> events().who(event));
        column("column.what", 60, Double.MAX_VALUE, event -> events().what(event));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new EventRow());
        TypeAhead.finds(table, this::rowAt);
        table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> select(now));
        RowCopies.install(table);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(search, table);
        Words.follow(this, making::beginAnew);
    }

    private TableColumn<Integer, String> column(String key, double least, double most, Function<Integer, String> text) {
        TableColumn<Integer, String> column = Columns.titled(key, least);
        column.setMinWidth(least);
        column.setMaxWidth(most);
        column.setSortable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(events == null ? "" : text.apply(cell.getValue())));
        table.getColumns().add(column);
        return column;
    }

    /** Returns the table, to store the arrangement of its columns. */
    public TableView<Integer> table() {
        return table;
    }

    /** Shows the whole text of an event in a tooltip, as a narrow table truncates it. */
    private final class EventRow extends TableRow<Integer> {
        private final Tooltip whole = new Tooltip();

        @Override
        protected void updateItem(@Nullable Integer event, boolean empty) {
            super.updateItem(event, empty);
            if (empty || event == null || events == null) {
                setTooltip(null);
            } else {
                whole.setText(events().who(event) + " " + events().what(event));
                setTooltip(whole);
            }
        }
    }

    /** Finds the first event at a time in seconds, or whose line begins with a text. */
    private OptionalInt rowAt(String typed) {
        EventList now = events;
        if (now == null) {
            return OptionalInt.empty();
        }
        Optional<Double> seconds = seconds(typed);
        if (seconds.isEmpty()) {
            return TypeAhead.first(shown.size(), row -> now.what(shown.get(row)), typed);
        }
        int from = 0;
        int to = shown.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (now.time(shown.get(middle)) / 1e9 < seconds.get()) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < shown.size() ? OptionalInt.of(from) : OptionalInt.empty();
    }

    private static Optional<Double> seconds(String typed) {
        try {
            return Optional.of(Double.parseDouble(typed));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private EventList events() {
        EventList now = events;
        if (now == null) {
            throw new IllegalStateException("no events are shown");
        }
        return now;
    }

    /** Shows a frame's events; a live run is updated at most twice a second. */
    public void show(Frame next) {
        boolean other = frame == null || !frame.recording().equals(next.recording());
        frame = next;
        making.follow(next.recording().trace(), other);
    }

    public void clear() {
        frame = null;
        making.clear();
        events = null;
        shown.show(new int[0]);
        found.setText("");
    }

    private Optional<Wanted> wanted() {
        Frame now = frame;
        return now == null
                ? Optional.empty()
                : Optional.of(new Wanted(now.recording().trace(), find.getText(), Words.language()));
    }

    private void fill(EventList made, int[] hits, String words) {
        boolean following = table.getSelectionModel().isEmpty();
        events = made;
        if (hits.length == made.size()) {
            shown.showAll(hits.length);
        } else {
            shown.show(hits);
        }
        table.refresh();
        found.setText(
                words.isBlank()
                        ? Units.count(hits.length)
                        : Words.text("events.some", Units.count(hits.length), Units.count(made.size())));
        Frame now = frame;
        if (following && now != null && !now.state().isOver()) {
            table.scrollTo(shown.size()); // The last event's own number may lead to the one before it.
        }
    }

    private void select(@Nullable Integer event) {
        EventList now = events;
        if (event == null || now == null || event >= now.size()) {
            return;
        }
        if (now.talk(event) != Trace.NONE) {
            selection.selectEvent(now.talk(event));
        } else if (now.taskel(event) != Trace.NONE) {
            selection.selectTaskel(now.taskel(event));
        } else if (now.worker(event) != Trace.NONE) {
            selection.selectWorker(now.worker(event));
        }
        selection.pointAt(now.time(event));
    }

    @Override
    public List<MenuItem> contextItems(ContextMenuEvent event) {
        return RowCopies.items(table);
    }
}
