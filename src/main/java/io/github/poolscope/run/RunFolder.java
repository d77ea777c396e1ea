package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The history: the folder in which all runs are saved. */
public final class RunFolder {
    /** The extension of a run file. */
    public static final String ENDING = ".poolscope";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneId.systemDefault());

    private final Path home;

    /** Creates a history in {@code home/runs}; no folder is created before it is needed. */
    public RunFolder(Path home) {
        this.home = home;
    }

    /**
     * Returns the user's history: in {@code POOLSCOPE_HOME} if set; otherwise where the platform stores application
     * data; without a home folder, in the folder for temporary files.
     *
     * @throws RunFileException if its path contains characters that this JVM can't use in file names, as in the POSIX
     *     locale
     */
    public static RunFolder standard() throws RunFileException {
        return new RunFolder(standardHome(System.getenv(), System.getProperty("os.name", "")));
    }

    static Path standardHome(Map<String, String> environment, String platform) throws RunFileException {
        try {
            return home(environment, platform);
        } catch (InvalidPathException e) {
            throw new RunFileException(Phrase.of("run.folder.unnameable", e.getInput()), e);
        }
    }

    private static Path home(Map<String, String> environment, String platform) {
        String told = environment.getOrDefault("POOLSCOPE_HOME", "");
        if (!told.isBlank()) {
            return Path.of(told).toAbsolutePath();
        }
        String system = platform.toLowerCase(Locale.ROOT);
        String user = System.getProperty("user.home", "");
        // Java returns "?" if the system knows no home.
        Path userHome = environment.containsKey("HOME")
                ? Path.of(environment.get("HOME"))
                : user.isBlank() || user.equals("?") ? null : Path.of(user);
        if (system.startsWith("windows") && environment.containsKey("LOCALAPPDATA")) {
            return Path.of(environment.get("LOCALAPPDATA"), "Poolscope");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        if (!data.isBlank() && Path.of(data).isAbsolute()) {
            return Path.of(data, "poolscope");
        }
        if (userHome == null || !userHome.isAbsolute()) {
            return Path.of(
                    System.getProperty("java.io.tmpdir"), "poolscope-" + System.getProperty("user.name", "user"));
        }
        return system.startsWith("mac")
                ? userHome.resolve("Library/Application Support/Poolscope")
                : userHome.resolve(".local/share/poolscope");
    }

    /** Returns Poolscope's data folder; may not exist yet. */
    public Path home() {
        return home;
    }

    /** Returns the folder of the run files; may not exist yet. */
    public Path path() {
        return home.resolve("runs");
    }

    /**
     * Reserves a file for a run, named by its beginning.
     *
     * @throws RunFileException if the folder can't be created or written
     */
    public Path newFile(Instant began) throws RunFileException {
        String name = NAME.format(began);
        try {
            Files.createDirectories(path());
            for (int number = 1; ; number++) {
                Path file = path().resolve(name + (number == 1 ? "" : "-" + number) + ENDING);
                try {
                    return Files.createFile(file);
                } catch (FileAlreadyExistsException e) {
                    // Another run began in this second: tries the next number.
                }
            }
        } catch (IOException e) {
            throw new RunFileException(Phrase.of("run.folder.unwritable", path(), String.valueOf(why(e))), e);
        }
    }

    /**
     * A file of the history that was not read.
     *
     * @param file the run file
     * @param modified when it was last modified; {@link Instant#EPOCH} if that is not known
     * @param size its size in bytes; −1 if that is not known
     */
    public record Found(Path file, Instant modified, long size) {
        private static final Comparator<Found> LATEST_FIRST =
                Comparator.comparing(Found::modified).thenComparing(Found::file).reversed();

        private static Found of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Found(file, attributes.lastModifiedTime().toInstant(), attributes.size());
            } catch (IOException e) {
                return new Found(file, Instant.EPOCH, -1); // Reading it will fail, which says why.
            }
        }
    }

    /**
     * Returns all run files without reading them, the last modified first: as a rule, the latest runs.
     *
     * @throws RunFileException if the folder exists and can't be read
     */
    public List<Found> files() throws RunFileException {
        if (!Files.exists(path())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path())) {
            return all.filter(file -> file.toString().endsWith(ENDING))
                    .map(Found::of)
                    .sorted(Found.LATEST_FIRST)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RunFileException(Phrase.of("run.folder.unreadable", path(), String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Returns all runs, the latest first; a file that can't be read is an entry with the reason. Reads all files, which
     * takes some seconds for ten thousand.
     *
     * @throws RunFileException if the folder exists and can't be read
     */
    public List<RunEntry> list() throws RunFileException {
        return files().parallelStream()
                .map(found -> RunEntry.of(found.file()))
                .sorted(RunEntry.NEWEST_FIRST)
                .toList();
    }

    private static String why(IOException error) {
        return error.getClass().getSimpleName() + " " + error.getMessage();
    }
}
