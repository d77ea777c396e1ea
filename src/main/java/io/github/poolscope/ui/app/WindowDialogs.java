package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Dialogs;
import io.github.poolscope.ui.workbench.Question;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Dialogs of the system for files, messages in the window's corner, and questions over the window. FX thread only. */
final class WindowDialogs implements Dialogs {
    private final Stage stage;
    private final Messages messages;

    WindowDialogs(Stage stage) {
        this.stage = stage;
        messages = new Messages(stage);
    }

    @Override
    public void done(String key, String text) {
        messages.tell(key, text);
    }

    @Override
    public void failed(String title, Exception error) {
        messages.tell(title, error);
    }

    @Override
    public Optional<Path> fileToOpen(String title, Path folder, FileKind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.text(kind.key()), kind.patterns()));
        if (Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        return path(chooser.showOpenDialog(stage));
    }

    @Override
    public Optional<Path> fileToSave(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(stage));
    }

    @Override
    public boolean agrees(Question question) {
        return Confirmation.agreed(question, stage);
    }

    private static Optional<Path> path(@Nullable File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
