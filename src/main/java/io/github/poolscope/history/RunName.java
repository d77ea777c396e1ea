package io.github.poolscope.history;

import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunFolder.Found;
import io.github.poolscope.words.Phrase;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the run that a user names: a file, a name in the history, the start of one, or {@code latest}. */
public final class RunName {
    /** The run that was made last. */
    public static final String LATEST = "latest";

    private static final int MAX_NAMED = 3;

    private RunName() {}

    /**
     * Returns the file of a run.
     *
     * @param text a path of a file that exists, or with a folder in it; otherwise the name of a file of the history without its ending, the name
     *     that the user gave a run, the start of either that no other run has, or {@code latest}
     * @throws RunFileException if there is none, or more than one; the message says what to do
     */
    public static Path find(RunFolder history, String text) throws RunFileException {
        try {
            Path file = Path.of(text);
            if (Files.isRegularFile(file) || file.getNameCount() > 1) {
                return file; // What is opened next says if there is none.
            }
        } catch (InvalidPathException e) {
            // It is the name of a run.
        }
        if (text.equals(LATEST)) {
            return new RunIndex(history)
                    .list().stream()
                            .map(KeptRun::file)
                            .findFirst()
                            .orElseThrow(() -> new RunFileException(Phrase.of("history.name.none", history.path())));
        }
        List<Path> files = history.files().stream().map(Found::file).toList();
        List<Path> found = files.stream().filter(file -> isNamed(file, text)).toList();
        if (found.isEmpty()) {
            found = files.stream().filter(file -> name(file).startsWith(text)).toList();
        }
        return found.size() == 1 ? found.get(0) : labelled(history, text, found);
    }

    /** Looks at the names that the user gave, which takes longer. */
    private static Path labelled(RunFolder history, String text, List<Path> byFile) throws RunFileException {
        List<KeptRun> all = byFile.isEmpty() ? new RunIndex(history).list() : List.of();
        List<Path> found = all.stream()
                .filter(run -> run.labels().name().equals(text))
                .map(KeptRun::file)
                .toList();
        if (found.isEmpty()) {
            found = all.stream()
                    .filter(run -> !text.isEmpty() && run.labels().name().startsWith(text))
                    .map(KeptRun::file)
                    .toList();
        }
        List<Path> several = byFile.isEmpty() ? found : byFile;
        if (several.isEmpty()) {
            throw new RunFileException(Phrase.of("history.name.missing", text));
        }
        if (several.size() > 1) {
            throw new RunFileException(Phrase.of(
                    "history.name.several",
                    text,
                    Integer.toString(several.size()),
                    several.stream().limit(MAX_NAMED).map(RunName::name).collect(Collectors.joining(", "))));
        }
        return several.get(0);
    }

    private static boolean isNamed(Path file, String text) {
        return name(file).equals(text) || String.valueOf(file.getFileName()).equals(text);
    }

    /** Returns the name of a file without its ending. */
    public static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(RunFolder.ENDING) ? name.substring(0, name.length() - RunFolder.ENDING.length()) : name;
    }
}
