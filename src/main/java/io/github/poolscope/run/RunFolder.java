package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The history: the folder in which every run lands. */
public final class RunFolder {
    /** The ending of a run file. */
    public static final String ENDING = ".poolscope";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneId.systemDefault());

    private final Path home;

    /** A history in {@code home/runs}; nothing is made before it is needed. */
    public RunFolder(Path home) {
        this.home = home;
    }

    /**
     * The user's history: where {@code POOLSCOPE_HOME} says; else where the platform keeps programs' data; else, where
     * there is no home, in the folder for temporary files.
     *
     * @throws RunFileException if its path has characters that this JVM can't name files with, as in the POSIX locale
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
        // Java says "?" where the system knows no home.
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

    /** Where Poolscope keeps what it remembers; may not exist yet. */
    public Path home() {
        return home;
    }

    /** Where the run files are; may not exist yet. */
    public Path path() {
        return home.resolve("runs");
    }

    /**
     * Reserves a file for a run, named after its beginning.
     *
     * @throws RunFileException if the folder can't be made or written
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
                    // Another run began in this second: the next number is its.
                }
            }
        } catch (IOException e) {
            throw new RunFileException(Phrase.of("run.folder.unwritable", path(), String.valueOf(why(e))), e);
        }
    }

    /**
     * All runs, those first that began last; a file that can't be read is an entry that says so. Reads all files.
     *
     * @throws RunFileException if there is a folder and it can't be read
     */
    public List<RunEntry> list() throws RunFileException {
        if (!Files.exists(path())) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(path())) {
            files = all.filter(file -> file.toString().endsWith(ENDING)).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RunFileException(Phrase.of("run.folder.unreadable", path(), String.valueOf(e.getMessage())), e);
        }
        return files.stream().map(RunEntry::of).sorted(RunEntry.NEWEST_FIRST).toList();
    }

    private static String why(IOException error) {
        return error.getClass().getSimpleName() + " " + error.getMessage();
    }
}
