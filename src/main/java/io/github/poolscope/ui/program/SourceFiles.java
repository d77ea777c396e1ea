package io.github.poolscope.ui.program;

import io.github.poolscope.trace.Sources;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * The source files of a watched program: which of them is shown, and in the head of the view the choice between them, or
 * the name of the only one. FX thread only.
 */
final class SourceFiles extends HBox {
    private static final double MAX_NAME = 150;

    private final Label only = new Label();
    private final ComboBox<Sources.Source> several = new ComboBox<>();
    private final FileChoice choice = new FileChoice();
    private final OpenCalls open = new OpenCalls();
    private @Nullable Frame shown;
    private boolean filling;

    /**
     * Creates it without files.
     *
     * @param changed is run when the user has chosen another file
     */
    SourceFiles(Runnable changed) {
        setId("sourceFiles");
        only.getStyleClass().add("source-file");
        only.setMaxWidth(MAX_NAME);
        several.setId("sourceFile");
        several.getStyleClass().add("source-file");
        several.setMaxWidth(MAX_NAME);
        several.accessibleTextProperty().bind(Words.bind("program.files"));
        several.setTooltip(Words.tooltip("program.files.hint"));
        several.setCellFactory(list -> new FileCell());
        several.setButtonCell(new FileCell());
        several.valueProperty().addListener((o, before, now) -> {
            if (now != null && !filling) {
                choice.choose(now.path());
                changed.run();
            }
        });
        getChildren().addAll(only, several);
        clear();
    }

    private final class FileCell extends ListCell<Sources.Source> {
        @Override
        protected void updateItem(Sources.@Nullable Source item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : FileChoice.name(item, several.getItems()));
            setTooltip(empty || item == null ? null : new Tooltip(item.path()));
        }
    }

    /** Hides the files. */
    void clear() {
        SpaceFilter.show(this, false);
    }

    /** Returns the file to show in a frame; empty if no source file is recorded. */
    Optional<Sources.Source> next(Frame frame) {
        Frame before = shown;
        shown = frame;
        if (before == null
                || !before.recording().file().equals(frame.recording().file())) {
            choice.reset();
        }
        List<Sources.Source> files = files(frame.recording().trace());
        Optional<Sources.Source> next = choice.next(files, frame.steps().current());
        filling = true;
        if (!several.getItems().equals(files)) {
            several.getItems().setAll(files);
        }
        next.ifPresent(file -> {
            several.setValue(file);
            only.setText(FileChoice.name(file, files));
            if (only.getTooltip() == null || !only.getTooltip().getText().equals(file.path())) {
                only.setTooltip(new Tooltip(file.path()));
            }
        });
        filling = false;
        SpaceFilter.show(only, files.size() == 1);
        SpaceFilter.show(several, files.size() > 1);
        SpaceFilter.show(this, !files.isEmpty());
        return next;
    }

    private static List<Sources.Source> files(Trace trace) {
        Sources sources = trace.sources();
        return IntStream.range(0, sources.count()).mapToObj(sources::at).toList();
    }

    /** Returns the times at the lines of a file, and which other threads and processes are blocked there. */
    LineTimes times(Frame frame, Sources.Source file, int lines) {
        Trace trace = frame.recording().trace();
        return LineTimes.of(file.path(), lines, frame.steps())
                .with(ElsewhereMarks.of(trace, frame.timeline().names(), open.of(trace), file.path()));
    }
}
