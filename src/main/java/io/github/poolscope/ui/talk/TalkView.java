package io.github.poolscope.ui.talk;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.analysis.Talk;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Columns;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.NumberList;
import io.github.poolscope.ui.fx.RowCopies;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/**
 * The events of the primitives that processes use to communicate, as a table: the textual form of their lanes in the
 * timeline. A selected row selects that event in all views; Ctrl+C copies. FX thread only.
 */
public final class TalkView extends TableView<Integer> implements ContextItems {
    private static final long MIN_NANOS = 500_000_000;

    private final Selection selection;
    private final NumberList events;
    private @Nullable Talk talk;
    private @Nullable Trace shown;
    private long shownAt;
    private boolean selecting;

    /** Creates an empty table that shares {@code selection}. */
    public TalkView(Selection selection) {
        this(selection, new NumberList());
    }

    private TalkView(Selection selection, NumberList events) {
        super(events);
        this.selection = selection;
        this.events = events;
        setId("talk");
        setTableMenuButtonVisible(true);
        accessibleTextProperty().bind(Words.bind("talk.table"));
        Label none = new Label();
        none.textProperty().bind(Words.bind("events.none"));
        setPlaceholder(none);
        Columns.ofNumbers(column("column.time", 76, event -> talk().instant(event)));
        column("column.who", 120, event -> Words.say(talk().whoExactly(event)));
        column("column.what", 170, event -> Words.say(talk().what(event)));
        column("column.object", 110, event -> talk().object(event));
        column("column.amount", 90, event -> Words.say(talk().amount(event)));
        Columns.ofNumbers(column("column.waited", 76, this::waited));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && !selecting) {
                selection.selectEvent(now);
            }
        });
        selection.eventProperty().addListener(o -> selectRow());
        RowCopies.install(this);
        Words.follow(this, this::refresh);
    }

    @CanIgnoreReturnValue
    private TableColumn<Integer, String> column(String key, double width, IntFunction<String> text) {
        TableColumn<Integer, String> column = Columns.titled(key, width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(talk == null ? "" : text.apply(cell.getValue())));
        getColumns().add(column);
        return column;
    }

    @Override
    public List<MenuItem> contextItems(ContextMenuEvent event) {
        return RowCopies.items(this);
    }

    private Talk talk() {
        Talk now = talk;
        if (now == null) {
            throw new IllegalStateException("no talk is shown");
        }
        return now;
    }

    /** Returns how long was waited; given in the row of the event that ended the wait. */
    private String waited(int event) {
        long waited = talk().isWait(event) ? Trace.NEVER : talk().waited(event);
        return waited == Trace.NEVER ? "" : Units.duration(waited);
    }

    /** Shows a frame; a live run is updated at most twice a second. */
    public void show(Frame frame) {
        Trace trace = frame.recording().trace();
        boolean other = !trace.equals(shown);
        long now = System.nanoTime();
        if (!other && trace.isLive() && now - shownAt < MIN_NANOS) {
            return;
        }
        Talk made = Talk.of(trace);
        if (other || made.count() != events.size()) {
            talk = made;
            events.showAll(made.count());
            refresh();
            selectRow();
        }
        shown = trace;
        shownAt = now;
    }

    public void clear() {
        shown = null;
        talk = null;
        events.showAll(0);
    }

    private void selectRow() {
        int event = selection.event();
        selecting = true;
        if (event == Trace.NONE || event >= events.size()) {
            getSelectionModel().clearSelection();
        } else if (!getSelectionModel().isSelected(event)) {
            getSelectionModel().clearAndSelect(event);
            scrollTo(Math.max(0, event - 2));
        }
        selecting = false;
    }
}
