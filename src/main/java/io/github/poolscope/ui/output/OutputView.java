package io.github.poolscope.ui.output;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Copying;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The output of the processes, each line with its process; all of it, or the lines that contain a text. Follows the end
 * until the user scrolls up, and again from the end. Ctrl+C copies the selected lines. FX thread only.
 */
public final class OutputView extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Colours colours;
    private final OutputLines lines = new OutputLines();
    private final ListView<Integer> list = new ListView<>(lines);
    private final SearchField find = new SearchField();
    private final Label leftOut = new Label();
    private @Nullable Recording run;
    private final ToggleButton follow = new ToggleButton("", new FontIcon(Feather.CHEVRONS_DOWN));

    public OutputView(Colours colours) {
        this.colours = colours;
        find.setId("outputFind");
        find.promptTextProperty().bind(Words.bind("output.find"));
        find.accessibleTextProperty().bind(Words.bind("output.find.words"));
        find.setMinWidth(60);
        find.textProperty().addListener((o, before, now) -> lines.find(now));
        HBox.setHgrow(find, Priority.ALWAYS);
        follow.setId("outputFollow");
        follow.getStyleClass().addAll("flat", "small-icon");
        follow.setTooltip(Words.tooltip("output.follow.hint"));
        follow.accessibleTextProperty().bind(Words.bind("output.follow"));
        follow.setSelected(true);
        follow.setOnAction(event -> {
            if (follow.isSelected()) {
                list.scrollTo(lines.size() - 1);
            }
        });
        Button copy = new Button("", new FontIcon(Feather.COPY));
        copy.setId("outputCopy");
        copy.getStyleClass().addAll("flat", "small-icon");
        copy.setTooltip(Words.tooltip("output.copy.hint"));
        copy.accessibleTextProperty().bind(Words.bind("output.copy"));
        copy.setOnAction(event -> copy());
        HBox header = new HBox(6, find, follow, copy);
        header.setAlignment(Pos.CENTER_LEFT);
        list.setId("output");
        list.accessibleTextProperty().bind(Words.bind("output.list"));
        list.setPlaceholder(hint("output.nothing"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new LineCell());
        list.setFixedCellSize(19);
        list.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                follow.setSelected(false);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        leftOut.getStyleClass().add("hint");
        SpaceFilter.show(leftOut, false);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(header, list, leftOut);
        Words.follow(this, () -> {
            if (run != null) {
                showLeftOut(run.trace());
            }
        });
    }

    /** Shows a frame. */
    public void show(Frame frame) {
        Trace trace = frame.recording().trace();
        if (!frame.recording().equals(run)) {
            run = frame.recording();
            follow.setSelected(true);
            lines.watch(trace.output());
        }
        if (lines.grow() && follow.isSelected()) {
            list.scrollTo(lines.size() - 1);
        }
        showLeftOut(trace);
    }

    private void showLeftOut(Trace trace) {
        long more = trace.output().leftOut();
        SpaceFilter.show(leftOut, more > 0);
        leftOut.setText(Words.text("output.left-out", Units.count(more)));
    }

    /** Applies the colours of another theme. A refresh alone does not reach lines that are out of sight. */
    public void recolour() {
        list.setCellFactory(view -> new LineCell());
    }

    public void clear() {
        run = null;
        lines.watch(null);
        SpaceFilter.show(leftOut, false);
    }

    private static Label hint(String key) {
        Label hint = new Label();
        hint.textProperty().bind(Words.bind(key));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        return hint;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.END) {
            follow.setSelected(true);
        } else if (event.getCode() == KeyCode.UP
                || event.getCode() == KeyCode.PAGE_UP
                || event.getCode() == KeyCode.HOME) {
            follow.setSelected(false);
        } else if (COPY.match(event)) {
            copy();
            event.consume();
        }
    }

    /** Returns the first shown lines, each with its process; at most {@code most}. */
    public List<String> text(int most) {
        Recording shown = run;
        return shown == null
                ? List.of()
                : list.getItems().stream()
                        .limit(most)
                        .map(line -> told(shown, line))
                        .toList();
    }

    /** Copies the selected lines, or all shown lines if none is selected. */
    private void copy() {
        Recording shown = run;
        if (shown == null) {
            return;
        }
        List<Integer> selected = list.getSelectionModel().getSelectedItems();
        Copying.text((selected.isEmpty() ? list.getItems() : selected)
                .stream().map(line -> told(shown, line)).collect(Collectors.joining("\n")));
    }

    private static String told(Recording run, int line) {
        Output output = run.trace().output();
        return "[" + output.pid(line) + "] " + output.text(line);
    }

    private final class LineCell extends ListCell<Integer> {
        private final Text pid = new Text();
        private final Text text = new Text();
        private final TextFlow flow = new TextFlow(pid, text);

        LineCell() {
            getStyleClass().add("output-line");
            pid.getStyleClass().add("mono");
            text.getStyleClass().add("mono");
        }

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            Recording shown = run;
            if (empty || line == null || shown == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Output output = shown.trace().output();
            pid.setText("[" + output.pid(line) + "] ");
            text.setText(output.text(line));
            text.getStyleClass().removeAll("error-line", "usual-line");
            text.getStyleClass().add(output.isError(line) ? "error-line" : "usual-line");
            pid.setFill(colour(shown, output.pid(line)));
            setAccessibleText(output.pid(line) + ": " + output.text(line));
            setGraphic(flow);
        }

        private Color colour(Recording shown, long process) {
            Workers workers = shown.trace().workers();
            for (int worker = workers.count() - 1; worker >= 0; worker--) {
                if (workers.pid(worker) == process) {
                    return colours.readable(colours.ofWorker(workers.slot(worker)));
                }
            }
            return colours.of(Colours.Role.TEXT);
        }
    }
}
