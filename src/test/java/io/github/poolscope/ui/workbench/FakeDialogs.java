package io.github.poolscope.ui.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dialogs of which a test says how the user reacts, and which remember what was reported. */
final class FakeDialogs implements Dialogs {
    private final List<String> reports = new ArrayList<>();
    private @Nullable Path chosen;
    private boolean agrees;

    /** Sets which file the user chooses next; null to cancel. */
    void choose(@Nullable Path file) {
        chosen = file;
    }

    void agree(boolean wanted) {
        agrees = wanted;
    }

    List<String> reports() {
        return List.copyOf(reports);
    }

    @Override
    public void done(String key, String text) {
        reports.add(key + ": " + text);
    }

    @Override
    public void failed(String title, Exception error) {
        reports.add(title + ": " + error.getMessage());
    }

    @Override
    public Optional<Path> fileToOpen(String title, Path folder, FileKind kind) {
        return Optional.ofNullable(chosen);
    }

    @Override
    public Optional<Path> fileToSave(String title, String name) {
        return Optional.ofNullable(chosen);
    }

    @Override
    public boolean agrees(Question question) {
        reports.add(question.name());
        return agrees;
    }
}
