package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** The files that were opened or saved last, newest first. FX thread only. */
final class RecentFiles {
    private static final int MAX = 10;

    private final List<Path> files = new ArrayList<>();
    private final Menu menu = new Menu();
    private final Consumer<Path> open;

    /** Creates an empty list; a chosen file is passed to {@code open}. */
    RecentFiles(Consumer<Path> open) {
        this.open = open;
        menu.textProperty().bind(Words.bind("file.recent"));
        fill();
    }

    Menu menu() {
        return menu;
    }

    void add(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        files.remove(whole);
        files.add(0, whole);
        if (files.size() > MAX) {
            files.remove(MAX);
        }
        fill();
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    String text() {
        return files.stream().map(Path::toString).collect(Collectors.joining("\n"));
    }

    void restore(String text) {
        files.clear();
        text.lines().filter(line -> !line.isBlank()).limit(MAX).forEach(line -> {
            try {
                files.add(Path.of(line));
            } catch (InvalidPathException e) {
                // Written on another operating system.
            }
        });
        fill();
    }

    private void fill() {
        menu.getItems().clear();
        for (Path file : files) {
            MenuItem item = new MenuItem(String.valueOf(file.getFileName()));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> open.accept(file));
            menu.getItems().add(item);
        }
        menu.setDisable(files.isEmpty());
    }
}
