package io.github.poolscope.ui.taskels;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.analysis.CallNames;
import io.github.poolscope.analysis.TaskelOrder;
import io.github.poolscope.analysis.TaskelState;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Columns;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.TextLines;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The columns of the table of taskels: their texts, and what they sort by. FX thread only. */
final class TaskelColumns {
    private final TableView<Integer> table;
    private final Supplier<@Nullable Frame> frame;
    private final TableColumn<Integer, String> calls;
    private boolean hasCalls;

    /** Adds the columns to the table; {@code frame} returns the frame shown, or null. */
    TaskelColumns(TableView<Integer> table, Supplier<@Nullable Frame> frame) {
        this.table = table;
        this.frame = frame;
        number(TaskelOrder.By.INDEX, "column.index", 60, Integer::toString);
        calls = column(TaskelOrder.By.CALL, "column.call", 110, this::call);
        calls.setVisible(false);
        column(TaskelOrder.By.ITEM, "column.item", 120, index -> line(of().item(index)));
        column(
                TaskelOrder.By.WORKER,
                "column.worker",
                60,
                index -> of().worker(index) == Trace.NONE ? "" : Integer.toString(of().worker(index) + 1));
        number(TaskelOrder.By.PID, "column.pid", 66, this::pid).setVisible(false);
        column(TaskelOrder.By.STATE, "column.state", 84, index -> Words.say(TaskelState.of(of(), index)));
        number(TaskelOrder.By.STARTED, "column.started", 72, index -> Units.seconds(of().started(index)));
        number(TaskelOrder.By.RAN, "column.ran", 70, this::ran);
        number(TaskelOrder.By.COMPLETED, "column.completed", 78, index -> rank(index, true));
        number(TaskelOrder.By.DELIVERED, "column.delivered", 78, index -> rank(index, false));
        number(TaskelOrder.By.HELD, "column.held", 70, this::held);
        column(TaskelOrder.By.RESULT, "column.result", 160, index -> line(of().result(index)));
    }

    @CanIgnoreReturnValue
    private TableColumn<Integer, String> number(TaskelOrder.By by, String key, double width, IntFunction<String> text) {
        return Columns.ofNumbers(column(by, key, width, text));
    }

    private TableColumn<Integer, String> column(TaskelOrder.By by, String key, double width, IntFunction<String> text) {
        TableColumn<Integer, String> column = Columns.titled(key, width);
        column.setUserData(by);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(frame.get() == null ? "" : text.apply(cell.getValue())));
        table.getColumns().add(column);
        return column;
    }

    /** Shows the column of calls if the taskels belong to several; it stays as the user wants until that changes. */
    void show(Frame next) {
        boolean several = next.recording().header().isWatched()
                && next.recording().trace().poolCalls().count() > 1;
        if (several != hasCalls) {
            hasCalls = several;
            calls.setVisible(several);
        }
    }

    private String call(int index) {
        int call = of().call(index);
        return call < trace().poolCalls().first()
                ? ""
                : Words.text(
                        "taskels.call",
                        call,
                        CallNames.method(trace().poolCalls().mode(call)));
    }

    /** Returns what the user sorts by; empty for the order of the indices. */
    Optional<TaskelOrder> order() {
        List<TableColumn<Integer, ?>> chosen = table.getSortOrder();
        return chosen.isEmpty() || !(chosen.get(0).getUserData() instanceof TaskelOrder.By by)
                ? Optional.empty()
                : Optional.of(new TaskelOrder(by, chosen.get(0).getSortType() == SortType.DESCENDING))
                        .filter(order -> by != TaskelOrder.By.INDEX || order.descending());
    }

    /** Returns the beginning of a text in one line: a cell that is laid out with thousands of letters is slow. */
    private static String line(String text) {
        return TextLines.first(text);
    }

    /** Returns the trace's taskels; call it only while there is a frame. */
    private Taskels of() {
        return trace().taskels();
    }

    private Trace trace() {
        Frame shown = frame.get();
        if (shown == null) {
            throw new IllegalStateException("no frame is shown");
        }
        return shown.recording().trace();
    }

    private String pid(int index) {
        int worker = of().worker(index);
        return worker == Trace.NONE ? "" : Long.toString(trace().workers().pid(worker));
    }

    private String ran(int index) {
        long ran = of().ranFor(index, trace().now());
        return ran == Trace.NEVER ? "" : Units.duration(ran);
    }

    private String held(int index) {
        return of().delivered(index) == Trace.NEVER ? "" : Units.duration(of().heldFor(index, trace().now()));
    }

    private String rank(int index, boolean completed) {
        Frame shown = frame.get();
        int[] ranks = shown == null
                ? new int[0]
                : completed ? shown.order().completed() : shown.order().delivered();
        return index < ranks.length && ranks[index] != Trace.NONE ? Words.say(Units.place(ranks[index] + 1L)) : "";
    }
}
