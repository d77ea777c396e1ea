package io.github.poolscope.ui.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;

/** Accepts files that are dropped on the window. FX thread only. */
final class FileDrop {
    private FileDrop() {}

    /** Passes each file dropped on a scene to {@code open}. */
    static void accept(Scene scene, Consumer<Path> open) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            files.forEach(file -> open.accept(file.toPath()));
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
    }
}
