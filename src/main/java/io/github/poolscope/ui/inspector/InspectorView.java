package io.github.poolscope.ui.inspector;

import io.github.poolscope.analysis.Fact;
import io.github.poolscope.analysis.TalkFacts;
import io.github.poolscope.analysis.TaskelFacts;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.TextLines;
import io.github.poolscope.ui.fx.TextPanel;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the selected taskel, worker or event of a primitive; beside or below them its item, result and error, if
 * they are too long for a line. FX thread only.
 */
public final class InspectorView extends VBox {
    /** From this width on, in pixels, the texts are beside the facts. */
    private static final double WIDE = 520;

    private static final double SHARE_OF_FACTS = 0.42;
    /** Longer values have a tooltip, as they may be truncated. */
    private static final int MIN_TOLD = 24;

    private static final double TOOLTIP = 460;

    private final Colours colours;
    private final Selection selection;
    private final Label title = new Label();
    private final Rectangle swatch = new Rectangle(11, 11);
    private final GridPane grid = new GridPane();
    private final Label hint = new Label();
    private final TextPanel texts = new TextPanel("longText");
    private final SplitPane split = new SplitPane();
    private List<Fact> facts = List.of();
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
        ScrollPane scroll = new ScrollPane(new VBox(8, hint, grid));
        scroll.setFitToWidth(true);
        scroll.setMinSize(0, 0);
        scroll.getStyleClass().add("plain-scroll");
        split.getItems().add(scroll);
        split.getStyleClass().add("plain-split");
        split.orientationProperty()
                .bind(Bindings.when(widthProperty().greaterThanOrEqualTo(WIDE))
                        .then(Orientation.HORIZONTAL)
                        .otherwise(Orientation.VERTICAL));
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(header, split);
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
        return facts.stream().map(fact -> List.of(fact.name(), fact.value())).toList();
    }

    private void refresh() {
        Frame shown = frame;
        int taskel = selection.taskel();
        int worker = selection.worker();
        int event = selection.event();
        List<TextPanel.Named> found = List.of();
        if (shown != null
                && taskel != Trace.NONE
                && taskel < shown.recording().trace().taskels().count()) {
            Recording run = shown.recording();
            fill(
                    heading(shown.timeline().names(), taskel),
                    TaskelFacts.of(run.header(), run.trace(), taskel, Words.language()));
            swatch.setFill(colours.ofTaskel(taskel));
            found = LongTexts.of(run.trace(), taskel);
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
        showTexts(found);
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

    private void showTexts(List<TextPanel.Named> found) {
        boolean any = !found.isEmpty();
        if (any) {
            texts.show(found);
        }
        if (any != split.getItems().contains(texts)) {
            if (any) {
                split.getItems().add(texts);
                split.setDividerPositions(SHARE_OF_FACTS);
            } else {
                split.getItems().remove(texts);
            }
        }
    }

    /** Updates rows in place, so that a running taskel's times stay readable while they grow. */
    private void fill(String heading, List<Fact> found) {
        facts = found;
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
            String line = TextLines.first(fact.value());
            if (!line.equals(value.getText())) {
                value.setText(line);
                value.setTooltip(line.length() > MIN_TOLD ? tooltip(line) : null);
            }
        }
    }

    private static Tooltip tooltip(String line) {
        Tooltip tooltip = new Tooltip(line);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP);
        return tooltip;
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
