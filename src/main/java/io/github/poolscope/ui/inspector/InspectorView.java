package io.github.poolscope.ui.inspector;

import io.github.poolscope.analysis.Fact;
import io.github.poolscope.analysis.TalkFacts;
import io.github.poolscope.analysis.TaskelFacts;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The facts of the selected taskel, worker or event of a primitive. FX thread only. */
public final class InspectorView extends VBox {
    private final Colours colours;
    private final Selection selection;
    private final Label title = new Label();
    private final Rectangle swatch = new Rectangle(11, 11);
    private final GridPane grid = new GridPane();
    private final Label hint = new Label();
    private final TextArea stack = new TextArea();
    private @Nullable Frame frame;

    public InspectorView(Colours colours, Selection selection) {
        this.colours = colours;
        this.selection = selection;
        getStyleClass().add("inspector");
        setId("inspector");
        title.getStyleClass().add("section-title");
        swatch.setArcWidth(4);
        swatch.setArcHeight(4);
        HBox header = new HBox(8, title, swatch);
        header.setAlignment(Pos.CENTER_LEFT);
        grid.getStyleClass().add("facts");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.textProperty().bind(Words.bind("inspector.nothing"));
        stack.setEditable(false);
        stack.getStyleClass().add("stack-trace");
        stack.setPrefRowCount(6);
        stack.accessibleTextProperty().bind(Words.bind("inspector.stack"));
        ScrollPane scroll = new ScrollPane(new VBox(8, hint, grid, stack));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        selection.taskelProperty().addListener(o -> refresh());
        selection.workerProperty().addListener(o -> refresh());
        selection.eventProperty().addListener(o -> refresh());
        Words.follow(this, this::refresh);
        refresh();
    }

    /** Shows a frame. */
    public void show(Frame next) {
        frame = next;
        refresh();
    }

    public void clear() {
        frame = null;
        refresh();
    }

    /** Returns the facts shown: names and values. */
    public List<List<String>> facts() {
        List<List<String>> facts = new ArrayList<>();
        for (int i = 0; i + 1 < grid.getChildren().size(); i += 2) {
            facts.add(List.of(
                    ((Label) grid.getChildren().get(i)).getText(),
                    ((Label) grid.getChildren().get(i + 1)).getText()));
        }
        return facts;
    }

    private void refresh() {
        Frame shown = frame;
        int taskel = selection.taskel();
        int worker = selection.worker();
        int event = selection.event();
        Optional<Failure> failure = Optional.empty();
        if (shown != null
                && taskel != Trace.NONE
                && taskel < shown.recording().trace().taskels().count()) {
            Recording run = shown.recording();
            fill(
                    heading(shown.timeline().names(), taskel),
                    TaskelFacts.of(run.header(), run.trace(), taskel, Words.language()));
            swatch.setFill(colours.ofTaskel(taskel));
            failure = run.trace().failures().of(taskel);
        } else if (shown != null
                && worker != Trace.NONE
                && worker < shown.figures().workers().size()) {
            Recording run = shown.recording();
            fill(heading(shown, worker), WorkerFacts.of(run.header(), run.trace(), worker, Words.language()));
            swatch.setFill(colours.ofWorker(run.trace().workers().slot(worker)));
        } else if (shown != null
                && event != Trace.NONE
                && event < shown.recording().trace().syncEvents().count()) {
            Trace trace = shown.recording().trace();
            fill(Words.text("inspector.talk"), TalkFacts.of(trace, event, Words.language()));
            swatch.setFill(colours.of(Colours.Role.DENSITY));
        } else {
            fill(Words.text("inspector.title"), List.of());
        }
        boolean nothing = grid.getChildren().isEmpty();
        SpaceFilter.show(hint, nothing);
        swatch.setVisible(!nothing);
        showFailure(failure);
    }

    private static String heading(WorkerNames names, int taskel) {
        String process = names.processOf(taskel);
        return process.isEmpty() ? Words.text("inspector.taskel", taskel) : Words.text("inspector.process", process);
    }

    private static String heading(Frame shown, int worker) {
        WorkerNames names = shown.timeline().names();
        return names.isProcess(worker)
                ? Words.text("inspector.process", names.name(worker))
                : Words.text("inspector.worker", worker + 1);
    }

    private void showFailure(Optional<Failure> failure) {
        SpaceFilter.show(stack, failure.isPresent());
        String text = failure.map(InspectorView::words).orElse("");
        if (!text.equals(stack.getText())) {
            stack.setText(text);
        }
    }

    private static String words(Failure failure) {
        return failure.stackTrace().isEmpty() ? failure.type() + ": " + failure.message() : failure.stackTrace();
    }

    /** Updates rows in place, so that a running taskel's times stay readable while they grow. */
    private void fill(String heading, List<Fact> facts) {
        title.setText(heading);
        while (grid.getChildren().size() > 2 * facts.size()) {
            grid.getChildren().remove(grid.getChildren().size() - 1);
        }
        for (int row = 0; row < facts.size(); row++) {
            if (grid.getChildren().size() <= 2 * row) {
                addRow(row);
            }
            Fact fact = facts.get(row);
            ((Label) grid.getChildren().get(2 * row)).setText(fact.name());
            Label value = (Label) grid.getChildren().get(2 * row + 1);
            if (!fact.value().equals(value.getText())) {
                value.setText(fact.value());
                value.setTooltip(fact.value().length() > 24 ? new Tooltip(fact.value()) : null);
            }
        }
    }

    private void addRow(int row) {
        Label name = new Label();
        name.getStyleClass().add("fact-name");
        name.setMinWidth(USE_PREF_SIZE);
        Label value = new Label();
        value.getStyleClass().add("fact-value");
        value.setMaxWidth(Double.MAX_VALUE);
        value.setAlignment(Pos.CENTER_RIGHT);
        GridPane.setHgrow(value, Priority.ALWAYS);
        grid.add(name, 0, row);
        grid.add(value, 1, row);
    }
}
