package io.github.poolscope.ui.workbench;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The files that were opened or saved last, newest first. FX thread only. */
public final class RecentFiles {
    private static final int MAX = 10;

    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ObservableList<Path> unmodifiable = FXCollections.unmodifiableObservableList(files);

    /** Returns the files, newest first; unmodifiable. */
    public ObservableList<Path> files() {
        return unmodifiable;
    }

    void add(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        files.remove(whole);
        files.add(0, whole);
        if (files.size() > MAX) {
            files.remove(MAX);
        }
    }

    /** Registers the files with what is kept between two starts of the window. */
    public void remember(Memory memory) {
        memory.remember("recent", this::text, this::restore);
    }

    private String text() {
        return files.stream().map(Path::toString).collect(Collectors.joining("\n"));
    }

    private void restore(String text) {
        files.clear();
        text.lines().filter(line -> !line.isBlank()).limit(MAX).forEach(line -> {
            try {
                files.add(Path.of(line));
            } catch (InvalidPathException e) {
                // Written on another operating system.
            }
        });
    }
}
