package io.github.poolscope.ui.matrix;

import io.github.poolscope.matrix.Cell;
import io.github.poolscope.run.Recording;
import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The eight modes and their properties: a table whose cells fill as the probes run. A click on a cell shows how its
 * value was found and can open the run. FX thread only.
 */
public final class MatrixView extends VBox {
    private final MatrixModel model;
    private final Consumer<Recording> open;
    private final MatrixTable table;
    private final MatrixSources sources;
    private final Button measure = new Button();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label progressText = new Label();
    private final Label how = new Label();
    private final Button openRun = new Button();
    private @Nullable Cell chosen;
    private boolean busy;

    /**
     * Creates the view of a matrix.
     *
     * @param open receives the run to show
     * @param close closes the view
     */
    public MatrixView(MatrixModel model, Consumer<Recording> open, Runnable close) {
        this.model = model;
        this.open = open;
        table = new MatrixTable(model, this::choose);
        sources = new MatrixSources(model);
        setId("matrix");
        getStyleClass().add("matrix");
        VBox content = new VBox(14, table, evidence(), sources);
        content.getStyleClass().add("matrix-content");
        ScrollPane scroll = new SharpScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header(close), scroll);
        model.onChange(this::refresh);
        Words.follow(this, this::refresh);
        refresh();
    }

    private Node header(Runnable close) {
        Label title = new Label();
        title.textProperty().bind(Words.bind(Phrase.of("matrix.title")));
        title.getStyleClass().add("matrix-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label subtitle = new Label();
        subtitle.textProperty().bind(Words.bind(Phrase.of("matrix.subtitle")));
        subtitle.getStyleClass().add("card-subtitle");
        subtitle.setMinWidth(0);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        progress.setId("matrixProgress");
        progress.setPrefWidth(120);
        progressText.getStyleClass().add("quiet-text");
        progressText.setMinWidth(USE_PREF_SIZE);
        measure.setId("matrixMeasure");
        measure.getStyleClass().add("accent");
        measure.setMinWidth(USE_PREF_SIZE);
        measure.setOnAction(event -> measureOrStop());
        Button away = new Button("", new FontIcon(Feather.X));
        away.setId("matrixClose");
        away.getStyleClass().addAll("flat", "small-icon");
        away.accessibleTextProperty().bind(Words.bind(Phrase.of("matrix.close")));
        away.setOnAction(event -> close.run());
        HBox header = new HBox(14, title, subtitle, between, progressText, progress, measure, away);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("matrix-header");
        return header;
    }

    private Node evidence() {
        how.setId("matrixEvidence");
        how.setWrapText(true);
        how.setMinHeight(USE_PREF_SIZE);
        how.getStyleClass().add("matrix-evidence-text");
        HBox.setHgrow(how, Priority.ALWAYS);
        how.setMaxWidth(Double.MAX_VALUE);
        openRun.setId("matrixOpenRun");
        openRun.setMinWidth(USE_PREF_SIZE);
        openRun.setOnAction(event -> {
            Cell cell = chosen;
            if (cell != null) {
                open.accept(cell.run());
            }
        });
        HBox box = new HBox(14, how, openRun);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("matrix-evidence");
        return box;
    }

    /** Called before the view is shown. */
    public void begin() {
        refresh();
        measure.requestFocus();
    }

    /** Sets whether a run is in progress in the window, so that no other can be opened. */
    public void busy(boolean now) {
        busy = now;
        refresh();
    }

    private void measureOrStop() {
        if (model.isMeasuring()) {
            model.stop();
        } else {
            chosen = null;
            model.measure();
        }
    }

    private void choose(Cell cell) {
        chosen = cell;
        refresh();
    }

    private void refresh() {
        boolean measuring = model.isMeasuring();
        measure.setText(Words.say(Phrase.of(
                measuring ? "matrix.stop" : model.cells().isEmpty() ? "matrix.measure" : "matrix.measure-again")));
        progress.setVisible(measuring);
        progress.setManaged(measuring);
        progress.setProgress((model.probe() - 1.0) / model.probes());
        progressText.setText(measuring ? Words.say(Phrase.of("matrix.measuring", model.probe(), model.probes())) : "");
        Cell cell = chosen;
        openRun.setVisible(cell != null);
        openRun.setDisable(busy);
        openRun.setText(Words.say(Phrase.of(busy ? "matrix.open-run.busy" : "matrix.open-run")));
        String told = cell != null ? sentence(cell) : hint();
        how.setText(
                model.problem().map(problem -> Words.why(problem) + "\n" + told).orElse(told));
        table.refresh(cell);
        sources.refresh();
    }

    private String hint() {
        return Words.say(Phrase.of(model.cells().isEmpty() && !model.isMeasuring() ? "matrix.empty" : "matrix.choose"));
    }

    private static String sentence(Cell cell) {
        return Words.say(Phrase.of(
                "matrix.evidence", cell.mode().key(), cell.property().question(), cell.value(), cell.evidence()));
    }
}
