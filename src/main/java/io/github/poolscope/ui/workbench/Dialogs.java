package io.github.poolscope.ui.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks and tells the user in windows of their own. FX thread; questions block until they are answered. */
public interface Dialogs {
    /**
     * Files of one kind.
     *
     * @param key the key of its name
     * @param patterns the patterns of its file names, such as {@code *.json}
     */
    record FileKind(String key, List<String> patterns) {}

    /**
     * Reports something that was done.
     *
     * @param key the key of its title
     * @param text what it was done to, such as a file
     */
    void done(String key, String text);

    /**
     * Reports something that failed.
     *
     * @param title what failed, in the current language
     */
    void failed(String title, Exception error);

    /**
     * Asks for an existing file; empty if the user cancels.
     *
     * @param title the title of the question, in the current language
     * @param folder where the user starts to look, if it exists
     */
    Optional<Path> fileToOpen(String title, Path folder, FileKind kind);

    /**
     * Asks for a file to write; empty if the user cancels.
     *
     * @param title the title of the question, in the current language
     * @param name the proposed name
     */
    Optional<Path> fileToSave(String title, String name);

    /** Asks a question; returns whether the user agreed. */
    boolean agrees(Question question);
}
