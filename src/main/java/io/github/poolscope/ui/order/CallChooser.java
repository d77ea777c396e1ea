package io.github.poolscope.ui.order;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.NumberList;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * The list of the calls of a watched program, from which one is chosen; if there are many, with a field that filters them,
 * in the background. FX thread only.
 */
final class CallChooser extends HBox {
    /** Up to this number of calls, the list can be read whole. */
    private static final int FEW = 12;

    private static final double FIELD = 96;
    /** How often the list follows a live run, in nanoseconds. */
    private static final long MIN_NANOS = 500_000_000;

    private final Executor background;
    private final SearchField field = new SearchField();
    private final NumberList found = new NumberList();
    private final ComboBox<Integer> calls = new ComboBox<>(found);
    private @Nullable Trace trace;
    private int listed;
    /** The number of the latest search; those before it are not wanted any more. */
    private final AtomicInteger search = new AtomicInteger();

    private long listedAt;
    private int shown = CallChoice.ALL;
    private boolean filling;

    /**
     * Creates it without calls.
     *
     * @param background filters the calls
     * @param choose is told the number of the call that the user has chosen
     */
    CallChooser(Executor background, IntConsumer choose) {
        super(6);
        this.background = background;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("call-chooser");
        field.setId("callFilter");
        field.setPrefWidth(FIELD);
        field.setMinWidth(FIELD);
        field.promptTextProperty().bind(Words.bind("order.calls.filter"));
        field.accessibleTextProperty().bind(Words.bind("order.calls.filter"));
        field.setTooltip(Words.tooltip("order.calls.filter.hint"));
        field.textProperty().addListener(o -> find());
        field.setOnAction(event -> {
            calls.requestFocus();
            calls.show();
        });
        calls.setId("calls");
        calls.setMaxWidth(Double.MAX_VALUE);
        calls.setMinWidth(80);
        calls.setVisibleRowCount(14);
        calls.accessibleTextProperty().bind(Words.bind("order.calls"));
        calls.setTooltip(Words.tooltip("order.calls.hint"));
        Label none = new Label();
        none.textProperty().bind(Words.bind("order.calls.none"));
        calls.setPlaceholder(none);
        calls.setCellFactory(list -> new CallCell());
        calls.setButtonCell(new CallCell());
        calls.valueProperty().addListener((o, before, now) -> {
            if (now != null && !filling) {
                choose.accept(now);
            }
        });
        HBox.setHgrow(calls, Priority.ALWAYS);
        getChildren().addAll(field, calls);
        Words.follow(this, this::find);
    }

    private final class CallCell extends ListCell<Integer> {
        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            Trace of = trace;
            setText(empty || item == null || of == null ? "" : CallChoice.words(of, item));
        }
    }

    /** Shows the calls of a run, of which {@code call} is chosen. */
    void show(Trace of, int call) {
        boolean other = !of.equals(trace);
        trace = of;
        long now = System.nanoTime();
        int count = of.poolCalls().count();
        if (other || (count != listed && (!of.isLive() || now - listedAt >= MIN_NANOS))) {
            listedAt = now;
            find();
        }
        if (other || call != shown) {
            shown = call;
            choose();
        }
    }

    private void find() {
        Trace of = trace;
        if (of == null) {
            return;
        }
        int number = search.incrementAndGet();
        String text = field.getText();
        listed = of.poolCalls().count();
        SpaceFilter.show(field, listed > FEW || !text.isEmpty());
        background.execute(() -> {
            int[] hits = CallChoice.find(of, text, () -> number != search.get());
            FxThread.later(() -> {
                if (number == search.get()) {
                    filling = true;
                    found.show(hits);
                    filling = false;
                    choose();
                }
            });
        });
    }

    /** Shows the chosen call, also if the filter leaves it out of the list. */
    private void choose() {
        filling = true;
        calls.setValue(null); // A call's line may have changed with its number of taskels.
        calls.setValue(shown);
        filling = false;
    }

    void clear() {
        search.incrementAndGet();
        trace = null;
        field.clear();
        found.show(new int[0]);
    }
}
