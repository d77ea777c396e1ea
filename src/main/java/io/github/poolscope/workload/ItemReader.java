package io.github.poolscope.workload;

import io.github.poolscope.files.Reason;
import io.github.poolscope.files.TextFile;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a plan's items from their source. */
final class ItemReader {
    private ItemReader() {}

    /** Returns a problem that can be found without reading a whole file. */
    static Optional<Problem> problem(Items items) {
        if (items instanceof Items.Lines lines) {
            return unreadable(lines.file());
        }
        if (items instanceof Items.CsvColumn csv) {
            // A pipe can be read only once, and not before another process writes to it.
            return unreadable(csv.file())
                    .or(() -> Files.isRegularFile(csv.file()) ? CsvItems.problem(csv) : Optional.empty());
        }
        if (items instanceof Items.Files files) {
            return unreadableFolder(files.folder());
        }
        return Optional.empty();
    }

    /**
     * Returns all items. Numbers are {@link Integer}, everything else is {@link String}, several columns are a list of
     * strings.
     *
     * @throws PlanException if they can't be read
     */
    static List<Object> read(Items items) {
        problem(items).ifPresent(problem -> {
            throw new PlanException(List.of(problem));
        });
        try {
            if (items instanceof Items.Range range) {
                return new Numbers(range.count());
            }
            if (items instanceof Items.Lines lines) {
                return lines(lines.file());
            }
            if (items instanceof Items.CsvColumn csv) {
                return CsvItems.read(csv);
            }
            return files(((Items.Files) items).folder());
        } catch (IOException | UncheckedIOException e) {
            throw new PlanException(Setting.ITEMS, why(items, e));
        } catch (OutOfMemoryError e) {
            // What was read so far is unreachable by now, so there is memory for the message.
            throw new PlanException(
                    Setting.ITEMS,
                    Phrase.of(
                            "workload.problem.memory",
                            items.text(),
                            Runtime.getRuntime().maxMemory() >> 20));
        }
    }

    private static Phrase why(Items items, Exception error) {
        Throwable told = error instanceof UncheckedIOException && error.getCause() != null ? error.getCause() : error;
        if (told instanceof Explained explained) {
            return explained.why();
        }
        return Phrase.of(
                "workload.problem.items",
                items.text(),
                told instanceof IOException io ? Reason.of(io) : String.valueOf(told.getMessage()));
    }

    private static Optional<Problem> unreadable(Path file) {
        if (Files.isDirectory(file)) {
            return problem(Phrase.of("workload.problem.is-folder", file));
        }
        if (!Files.exists(file)) {
            return problem(Phrase.of("workload.problem.no-file", file));
        }
        return Files.isReadable(file)
                ? Optional.empty()
                : problem(Phrase.of("workload.problem.file-permissions", file));
    }

    private static Optional<Problem> unreadableFolder(Path folder) {
        if (!Files.exists(folder)) {
            return problem(Phrase.of("workload.problem.no-folder", folder));
        }
        if (!Files.isDirectory(folder)) {
            return problem(Phrase.of("workload.problem.not-a-folder", folder));
        }
        return Files.isReadable(folder) && Files.isExecutable(folder)
                ? Optional.empty()
                : problem(Phrase.of("workload.problem.folder-permissions", folder));
    }

    private static Optional<Problem> problem(Phrase sentence) {
        return Optional.of(new Problem(Setting.ITEMS, sentence));
    }

    private static List<Object> lines(Path file) throws IOException {
        try (BufferedReader reader = TextFile.open(file)) {
            List<Object> lines = new ArrayList<>();
            reader.lines().forEach(lines::add);
            return lines;
        }
    }

    /** Returns the regular files by path. Subfolders that can't be opened are skipped, as {@code find} does. */
    private static List<Object> files(Path folder) throws IOException {
        List<Object> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(FileItem.of(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(Object::toString));
        return found;
    }

    /** The numbers from 0; none of them is stored. */
    private static final class Numbers extends AbstractList<Object> {
        private final int count;

        Numbers(int count) {
            this.count = count;
        }

        @Override
        public Object get(int index) {
            return index;
        }

        @Override
        public int size() {
            return count;
        }
    }
}
