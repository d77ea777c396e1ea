package io.github.poolscope.history;

import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The deleted runs: a folder {@code deleted} beside the folder of the runs, from which they can be restored. A file is
 * moved as it is, so a restored one is the same byte for byte.
 */
public final class DeletedRuns {
    /** What is put behind the name of a run if an earlier one of that name was deleted. */
    private static final Pattern NUMBER = Pattern.compile("~\\d+$");

    private final RunFolder history;

    public DeletedRuns(RunFolder history) {
        this.history = history;
    }

    /** Returns the folder; may not exist yet. */
    public Path path() {
        return history.home().resolve("deleted");
    }

    /** Returns the deleted files, the last deleted first as far as their names tell. */
    public List<Path> files() throws RunFileException {
        if (!Files.exists(path())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path())) {
            return all.filter(file -> file.toString().endsWith(RunFolder.ENDING))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw failed("history.deleted.unreadable", path(), e);
        }
    }

    /**
     * Deletes a run of the history.
     *
     * @return the file among the deleted ones; its name may have a number behind it
     * @throws RunFileException if the run is not in the history, is being saved, or can't be moved; it stays where it is
     */
    public Path delete(Path file) throws RunFileException {
        if (!isIn(history.path(), file)) {
            throw new RunFileException(Phrase.of("history.deleted.elsewhere", file, history.path()));
        }
        if (RunFile.isBeingSaved(file)) {
            throw new RunFileException(Phrase.of("history.deleted.live", file));
        }
        try {
            Files.createDirectories(path());
            return numbered(file);
        } catch (IOException e) {
            throw failed("history.deleted.failed", file, e);
        }
    }

    /**
     * Restores a deleted run under the name that it had.
     *
     * @param deleted the file, as {@link #delete} returned it
     * @return the file in the history
     * @throws RunFileException if the history has a file of that name, or it can't be moved; it stays deleted
     */
    public Path restore(Path deleted) throws RunFileException {
        String name = NUMBER.matcher(RunName.name(deleted)).replaceFirst("") + RunFolder.ENDING;
        try {
            Files.createDirectories(history.path());
            return moved(deleted, history.path().resolve(name));
        } catch (FileAlreadyExistsException e) {
            throw new RunFileException(Phrase.of("history.restore.exists", name, history.path()), e);
        } catch (IOException e) {
            throw failed("history.restore.failed", deleted, e);
        }
    }

    /**
     * Returns the deleted file that a user names: its name with or without the ending, or the start of one that no
     * other has.
     *
     * @throws RunFileException if there is none, or more than one
     */
    public Path find(String text) throws RunFileException {
        List<Path> found = files().stream()
                .filter(file -> RunName.name(file).equals(text)
                        || file.getFileName().toString().equals(text))
                .toList();
        if (found.isEmpty()) {
            found = files().stream()
                    .filter(file -> RunName.name(file).startsWith(text))
                    .toList();
        }
        if (found.size() != 1) {
            throw new RunFileException(Phrase.of(
                    found.isEmpty() ? "history.restore.missing" : "history.restore.several",
                    text,
                    Integer.toString(found.size())));
        }
        return found.get(0);
    }

    private static boolean isIn(Path folder, Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            return parent != null && Files.exists(folder) && Files.isSameFile(parent, folder);
        } catch (IOException e) {
            return false;
        }
    }

    private Path numbered(Path file) throws IOException {
        for (int number = 1; ; number++) {
            String name = RunName.name(file) + (number == 1 ? "" : "~" + number) + RunFolder.ENDING;
            try {
                return moved(file, path().resolve(name));
            } catch (FileAlreadyExistsException e) {
                // An earlier run of that name was deleted: tries the next number.
            }
        }
    }

    /** Moves a file, with the journal of a program that was killed, to a place where there is none. */
    private static Path moved(Path file, Path to) throws IOException {
        // A link fails if there is a file of that name, which a move would replace.
        boolean linked = false;
        try {
            Files.createLink(to, file);
            linked = true;
        } catch (UnsupportedOperationException e) {
            Files.move(file, to);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.move(file, to); // The file system has no links; refuses to replace as well, but for a moment.
        }
        Path journal = journal(file);
        if (Files.exists(journal)) {
            Files.move(journal, journal(to));
        }
        if (linked) {
            Files.delete(file);
        }
        return to;
    }

    private static Path journal(Path file) {
        return file.resolveSibling(file.getFileName() + "-journal");
    }

    private static RunFileException failed(String key, Path file, IOException why) {
        return new RunFileException(Phrase.of(key, file, String.valueOf(why.getMessage())), why);
    }
}
