package io.github.poolscope.ui.inspector;

import io.github.poolscope.analysis.Fact;
import io.github.poolscope.analysis.TalkFacts;
import io.github.poolscope.analysis.TaskelFacts;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.CopyButton;
import io.github.poolscope.ui.fx.Copying;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.TextPanel;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the selected taskel, worker or event of a primitive; beside or below them its item, result and error, if
 * they are too long for a line. The arrows choose a fact; Ctrl+C copies its value, or all facts. FX thread only.
 */
public final class InspectorView extends VBox implements ContextItems {
    /** From this width on, in pixels, the texts are beside the facts. */
    private static final double WIDE = 520;

    private static final double SHARE_OF_FACTS = 0.42;
    private static final double MIN_SHARE_OF_FACTS = 0.15;
    /** The height of texts below the facts: about ten lines. */
    private static final double ROOM_OF_TEXTS = 190;

    private final Colours colours;
    private final Selection selection;
    private final Label title = new Label();
    private final Rectangle swatch = new Rectangle(11, 11);
    private final FactGrid grid = new FactGrid();
    private final CopyButton copy = new CopyButton("inspector.copy", grid::text);
    private final ScrollPane scroll;
    private final Label hint = new Label();
    private final TextPanel texts = new TextPanel("longText");
    private final SplitPane split = new SplitPane();
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
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.textProperty().bind(Words.bind("inspector.nothing"));
        copy.setId("copyFacts");
        scroll = new SharpScrollPane(new VBox(8, hint, grid));
        // The view itself has the focus, and its keys.
        scroll.setFocusTraversable(false);
        setFocusTraversable(true);
        setOnKeyPressed(this::key);
        grid.setOnMousePressed(event -> {
            requestFocus();
            choose(event.getSceneX(), event.getSceneY());
        });
        scroll.setFitToWidth(true);
        scroll.setMinSize(0, 0);
        scroll.getStyleClass().add("plain-scroll");
        split.getItems().add(scroll);
        split.getStyleClass().add("plain-split");
        split.orientationProperty()
                .bind(Bindings.when(widthProperty().greaterThanOrEqualTo(WIDE))
                        .then(Orientation.HORIZONTAL)
                        .otherwise(Orientation.VERTICAL));
        split.orientationProperty().addListener(o -> {
            if (split.getItems().contains(texts)) {
                split.setDividerPositions(shareOfFacts());
            }
        });
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

    /** Returns the button that copies all facts, for the head of the panel. */
    public Node tool() {
        return copy;
    }

    /** Returns the facts shown: names and values. */
    public List<List<String>> facts() {
        return grid.facts().stream()
                .map(fact -> List.of(fact.name(), fact.value()))
                .toList();
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
        boolean nothing = grid.facts().isEmpty();
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
                split.setDividerPositions(shareOfFacts());
            } else {
                split.getItems().remove(texts);
            }
        }
    }

    /** Returns the share of the facts that leaves enough lines for the texts below them. */
    private double shareOfFacts() {
        double left = 1 - ROOM_OF_TEXTS / Math.max(1, split.getHeight());
        return split.getOrientation() == Orientation.HORIZONTAL
                ? SHARE_OF_FACTS
                : Math.max(MIN_SHARE_OF_FACTS, Math.min(SHARE_OF_FACTS, left));
    }

    private void fill(String heading, List<Fact> found) {
        title.setText(heading);
        grid.fill(found);
        copy.setDisable(found.isEmpty());
        say();
    }

    private void say() {
        String chosen = grid.chosen()
                .map(fact -> ", " + fact.name() + ": " + fact.value())
                .orElse("");
        setAccessibleText(grid.facts().isEmpty() ? hint.getText() : title.getText() + chosen);
    }

    private void key(KeyEvent event) {
        if (event.isAltDown() || (event.isShortcutDown() && event.getCode() != KeyCode.C)) {
            return;
        }
        switch (event.getCode()) {
            case UP -> grid.step(-1);
            case DOWN -> grid.step(1);
            case HOME -> grid.step(-grid.facts().size());
            case END -> grid.step(grid.facts().size());
            case C -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                copy(grid.chosen().map(Fact::value).orElseGet(grid::text));
            }
            default -> {
                return;
            }
        }
        event.consume();
        reveal();
        say();
    }

    /** Scrolls so that the chosen row is in sight. */
    private void reveal() {
        Bounds shown = scroll.getViewportBounds();
        grid.chosenBounds().ifPresent(row -> {
            double room = grid.getHeight() - shown.getHeight();
            double top = -shown.getMinY();
            double wanted = Math.max(row.getMaxY() - shown.getHeight(), Math.min(row.getMinY(), top));
            if (room > 0) {
                scroll.setVvalue(wanted / room);
            }
        });
    }

    private void copy(String text) {
        if (!text.isEmpty()) {
            Copying.text(this, text);
        }
    }

    @Override
    public List<MenuItem> contextItems(ContextMenuEvent event) {
        if (!event.isKeyboardTrigger()) {
            choose(event.getSceneX(), event.getSceneY());
        }
        List<MenuItem> items = new ArrayList<>();
        grid.chosen()
                .ifPresent(fact ->
                        items.add(ContextItems.item("inspector.copy-value", () -> copy(fact.value()), fact.name())));
        if (!grid.facts().isEmpty()) {
            items.add(ContextItems.item("inspector.copy", () -> copy(grid.text())));
        }
        return items;
    }

    @Override
    public Optional<Point2D> menuPlace() {
        return grid.chosenBounds()
                .map(row -> sceneToLocal(grid.localToScene(row)))
                .map(row -> new Point2D(row.getMinX() + row.getWidth() / 2, row.getMaxY()));
    }

    /** Chooses the fact at a position in the scene, if there is one. */
    private void choose(double sceneX, double sceneY) {
        Point2D at = grid.sceneToLocal(sceneX, sceneY);
        if (grid.getLayoutBounds().contains(at) && grid.chooseAt(at.getY())) {
            say();
        }
    }
}
