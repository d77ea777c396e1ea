package io.github.poolscope.ui.output;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.CopyButton;
import io.github.poolscope.ui.fx.Copying;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.Segments;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.TextLines;
import io.github.poolscope.ui.fx.TextPanel;
import io.github.poolscope.ui.fx.TypeAhead;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
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
 * until the user scrolls up or selects a line, and again from the end. A selected line that is too long for the list is
 * shown whole below it. Ctrl+C copies the selected lines. FX thread only.
 */
public final class OutputView extends VBox implements ContextItems {

    /** Longer lines do not fit the list at most widths. */
    private static final int MAX_LINE = 100;

    /** From this width on, in pixels, there is room for the number of lines. */
    private static final double MIN_WITH_COUNT = 270;

    private static final double SHARE_OF_LIST = 0.5;
    /** How near to its end the scroll bar is when the last line is in sight. */
    private static final double END = 1e-4;

    private final Colours colours;
    private final OutputLines lines = new OutputLines();
    private final ListView<Integer> list = new ListView<>(lines);
    private final SearchField find = new SearchField();
    private final Label found = new Label();
    private final Label leftOut = new Label();
    private final TextPanel whole = new TextPanel("outputLine");
    private final SplitPane split = new SplitPane(list);
    private final CopyButton copy = new CopyButton("output.copy", this::copied);
    /** Examines the lines that {@link OutputLines} has not examined yet, some at each frame. */
    private final AnimationTimer examining = new AnimationTimer() {
        @Override
        public void handle(long now) {
            grow();
        }
    };

    private @Nullable Recording run;
    private final ToggleButton follow = new ToggleButton("", new FontIcon(Feather.CHEVRONS_DOWN));

    public OutputView(Colours colours) {
        this.colours = colours;
        colours.onChange(this::recolour);
        find.setId("outputFind");
        find.promptTextProperty().bind(Words.bind("output.find"));
        find.accessibleTextProperty().bind(Words.bind("output.find.words"));
        find.setMinWidth(90);
        find.textProperty().addListener((o, before, now) -> {
            lines.find(now);
            grow();
        });
        found.setId("outputFound");
        found.getStyleClass().add("card-subtitle");
        found.setMinWidth(USE_PREF_SIZE);
        SpaceFilter.only(found, this, MIN_WITH_COUNT);
        HBox.setHgrow(find, Priority.ALWAYS);
        follow.setId("outputFollow");
        follow.getStyleClass().addAll("flat", "small-icon");
        follow.setTooltip(Words.tooltip("output.follow.hint"));
        follow.accessibleTextProperty().bind(Words.bind("output.follow"));
        follow.setSelected(true);
        follow.setOnAction(event -> followEnd());
        copy.setId("outputCopy");
        HBox header = new HBox(6, find, found, follow, copy);
        header.setAlignment(Pos.CENTER_LEFT);
        list.setId("output");
        list.getStyleClass().add("output-lines");
        list.accessibleTextProperty().bind(Words.bind("output.list"));
        list.setPlaceholder(hint("output.nothing"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new LineCell());
        list.setFixedCellSize(19);
        TypeAhead.finds(list, typed -> {
            follow.setSelected(false);
            return TypeAhead.first(lines.size(), this::printed, typed);
        });
        list.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                follow.setSelected(false);
            } else if (event.getDeltaY() < 0 && isAtEnd()) {
                follow.setSelected(true);
            }
        });
        // A press on a line or on the scroll bar means that the user reads there.
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> follow.setSelected(false));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (list.getSelectionModel().isEmpty() && isAtEnd()) {
                follow.setSelected(true);
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener(o -> showWhole());
        list.setMinHeight(0);
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("plain-split");
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        leftOut.getStyleClass().add("hint");
        leftOut.setWrapText(true);
        leftOut.setMinHeight(USE_PREF_SIZE);
        SpaceFilter.show(leftOut, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(header, split, leftOut);
        Words.follow(this, () -> {
            if (run != null) {
                showLeftOut(run.trace());
                showFound();
            }
        });
    }

    /** Focuses the lines. */
    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    /** Shows a frame. */
    public void show(Frame frame) {
        Trace trace = frame.recording().trace();
        if (!frame.recording().equals(run)) {
            run = frame.recording();
            follow.setSelected(true);
            lines.watch(trace.output());
        }
        grow();
        showLeftOut(trace);
    }

    private void grow() {
        if (lines.grow()) {
            followEnd();
        }
        if (lines.seen() < lines.known()) {
            examining.start();
        } else {
            examining.stop();
        }
        showFound();
    }

    /** Scrolls to the last line if it is followed; call it when the view has come into sight, since it can't before. */
    public void followEnd() {
        if (follow.isSelected()) {
            list.scrollTo(lines.size()); // The last line's own number may lead to the line before it.
        }
    }

    private void showFound() {
        String size = Units.count(lines.size());
        String known = Units.count(lines.known());
        boolean searched = !find.getText().isBlank();
        if (searched && lines.seen() < lines.known()) {
            found.setText(
                    Words.text("output.found.so-far", size, Units.percent(lines.seen() / (double) lines.known())));
        } else if (searched) {
            found.setText(Words.text("output.found", size, known));
        } else {
            found.setText(lines.known() == 0 ? "" : Words.text("output.lines", known));
        }
    }

    /** Shows the selected line below the list if it is too long for it. */
    private void showWhole() {
        Recording shown = run;
        Integer line = list.getSelectionModel().getSelectedItem();
        String text =
                shown == null || line == null ? "" : shown.trace().output().text(line);
        boolean wanted = text.length() > MAX_LINE || TextLines.isShortened(text);
        if (wanted) {
            whole.show(List.of(new TextPanel.Named(new Segments.Choice("Line", "output.line"), text, true)));
        }
        if (wanted != split.getItems().contains(whole)) {
            if (wanted) {
                split.getItems().add(whole);
                split.setDividerPositions(SHARE_OF_LIST);
                list.scrollTo(list.getSelectionModel().getSelectedIndex());
            } else {
                split.getItems().remove(whole);
            }
        }
    }

    /** Returns whether the last line is in sight. */
    private boolean isAtEnd() {
        return list.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .allMatch(bar -> !bar.isVisible() || bar.getValue() >= bar.getMax() - END);
    }

    private void showLeftOut(Trace trace) {
        long more = trace.output().leftOut();
        SpaceFilter.show(leftOut, more > 0);
        leftOut.setText(Words.text("output.left-out", Units.count(trace.output().count()), Units.count(more)));
    }

    /** Applies the colours of another theme. A refresh alone does not reach lines that are out of sight. */
    private void recolour() {
        list.setCellFactory(view -> new LineCell());
    }

    public void clear() {
        run = null;
        lines.watch(null);
        examining.stop();
        found.setText("");
        showWhole();
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
        } else if (Copying.KEYS.match(event)) {
            copy(copied());
            event.consume();
        }
    }

    private void copy(String text) {
        if (!text.isEmpty()) {
            Copying.text(list, text);
        }
    }

    @Override
    public List<MenuItem> contextItems(ContextMenuEvent event) {
        int selected = list.getSelectionModel().getSelectedItems().size();
        List<MenuItem> items = new ArrayList<>();
        if (selected > 0) {
            items.add(ContextItems.item("output.copy-selected", () -> copy(copied()), Units.count(selected)));
        }
        if (!lines.isEmpty()) {
            items.add(ContextItems.item("output.copy-all", () -> copy(copied(lines)), Units.count(lines.size())));
        }
        return items;
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

    /** Returns the selected lines, or all shown lines if none is selected. */
    private String copied() {
        List<Integer> selected = list.getSelectionModel().getSelectedItems();
        return copied(selected.isEmpty() ? list.getItems() : selected);
    }

    private String copied(List<Integer> numbers) {
        Recording shown = run;
        return shown == null
                ? ""
                : numbers.stream().map(line -> told(shown, line)).collect(Collectors.joining("\n"));
    }

    private String printed(int row) {
        Recording shown = run;
        return shown == null ? "" : shown.trace().output().text(lines.get(row));
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
            text.setText(TextLines.first(output.text(line)));
            text.getStyleClass().removeAll("error-line", "usual-line");
            text.getStyleClass().add(output.isError(line) ? "error-line" : "usual-line");
            pid.setFill(colour(shown, output.pid(line)));
            setAccessibleText(output.pid(line) + ": " + text.getText());
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
