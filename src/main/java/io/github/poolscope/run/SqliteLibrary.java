package io.github.poolscope.run;

import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native library. It is unpacked to a folder from which libraries may be loaded. The folder for
 * temporary files may be too small, read-only, missing, or mounted {@code noexec}; then another folder is tried.
 */
public final class SqliteLibrary {
    /** The system property of the folder; by default the folder for temporary files. */
    private static final String PLACE = "org.sqlite.tmpdir";

    /** An upper bound of its unpacked size, in bytes. */
    private static final long SIZE = 2 << 20;

    private static boolean loaded;

    private SqliteLibrary() {}

    /**
     * The library could not be loaded from any folder; the message names the folders and the reasons, without a full
     * stop.
     */
    public static final class MissingException extends SQLException implements Explained {
        private static final long serialVersionUID = 1L;

        private final transient Phrase why;

        MissingException(Phrase why) {
            super(why.toString());
            this.why = why;
        }

        @Override
        public Phrase why() {
            return why;
        }
    }

    /**
     * Loads the library and returns the URL of a database, with the path as a URI: in a plain path, text after a question
     * mark would be options.
     *
     * @throws MissingException if the library can't be loaded from any folder
     */
    public static String url(Path file) throws MissingException {
        load();
        return "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath();
    }

    /**
     * Loads the library if necessary; called before a database is opened.
     *
     * @throws MissingException if it can't be loaded from any folder
     */
    private static synchronized void load() throws MissingException {
        if (loaded) {
            return;
        }
        @Nullable String told = System.getProperty(PLACE);
        try {
            load(told != null ? told : System.getProperty("java.io.tmpdir"));
        } finally {
            if (told == null) {
                System.clearProperty(PLACE);
            }
        }
    }

    private static void load(String usual) throws MissingException {
        List<Phrase> problems = new ArrayList<>();
        try {
            if (isLoadedFrom(Path.of(usual), problems)) {
                return;
            }
        } catch (InvalidPathException e) {
            problems.add(Phrase.of("run.library.not-loaded", usual)); // The locale can't represent its name.
        }
        for (Path other : others()) {
            if (isLoadedFrom(other, problems)) {
                return;
            }
        }
        throw new MissingException(problems.stream()
                .reduce((all, next) -> Phrase.of("run.library.list", all, next))
                .orElseThrow());
    }

    private static boolean isLoadedFrom(Path place, List<Phrase> problems) {
        try {
            if (Files.getFileStore(place).getUsableSpace() < SIZE) {
                problems.add(Phrase.of("run.library.no-space", place));
                return false;
            }
            System.setProperty(PLACE, place.toString());
            SQLiteJDBCLoader.initialize();
            loaded = true;
            return true;
        } catch (Exception | LinkageError e) {
            problems.add(why(place, e));
            return false;
        }
    }

    private static Phrase why(Path place, Throwable error) {
        if (!Files.isDirectory(place)) {
            return Phrase.of("run.library.no-folder", place);
        }
        if (!Files.isWritable(place)) {
            return Phrase.of("run.library.not-writable", place);
        }
        return error.getMessage() != null && error.getMessage().contains("No native library found")
                ? Phrase.of("run.library.not-loaded", place)
                : Phrase.asItIs(place + ": " + error.getMessage());
    }

    private static List<Path> others() {
        List<Path> places = new ArrayList<>();
        try {
            places.add(Files.createDirectories(RunFolder.standard().home().resolve("native")));
        } catch (IOException e) {
            // There are other folders.
        }
        for (String other : List.of("/tmp", "/var/tmp", "/dev/shm")) {
            if (Files.isDirectory(Path.of(other))) {
                places.add(Path.of(other));
            }
        }
        return places;
    }
}
