package io.github.poolscope.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens the database that a run file is. */
final class RunDatabase {
    /** "Pool": by this number {@code file} and others know a run file. */
    private static final int APPLICATION = 0x506F6F6C;

    /** Format 2 brought the notes. */
    static final int WITH_NOTES = 2;

    /** Format 3 brought the cores of the machine, and samples of it as a whole. */
    static final int WITH_CORES = 3;

    /** Format 4 brought scripts: what processes talk by, and the labels of a program's lines. */
    static final int WITH_SCRIPTS = 4;

    /** Format 5 brought how long workers waited for a processor, and the count of notes that were not kept. */
    static final int WITH_WAITS = 5;

    private static final int VERSION = WITH_WAITS;

    private RunDatabase() {}

    /**
     * A database with empty tables. Whatever the file held is gone. An empty file stays and is filled: it was reserved
     * for this run, and were it away for a moment, another run could take its name.
     */
    static Connection create(Path file) throws SQLException, IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (Files.exists(file) && Files.size(file) > 0) {
            Files.delete(file);
        }
        SQLiteConfig config = new SQLiteConfig();
        // A rollback journal, not a log beside the file: what was committed is in the one file, whoever dies when.
        config.setJournalMode(JournalMode.DELETE);
        // A crash of the machine, not of the program, may cost the run; waiting for the disk would cost every run.
        config.setSynchronous(SynchronousMode.OFF);
        config.setApplicationId(APPLICATION);
        config.setUserVersion(VERSION);
        Connection connection = config.createConnection(url(file));
        try (Statement statement = connection.createStatement()) {
            for (String command : schema().split(";\\s*\\n", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * A database to read. The file is not changed, and its folder need not be writable, unless its program was killed
     * within a commit: then that commit is taken back first.
     */
    static Connection openExisting(Path file) throws RunFileException {
        if (!Files.isRegularFile(file)) {
            throw new RunFileException(Phrase.of("run.file.missing", file));
        }
        Path journal = file.resolveSibling(file.getFileName() + "-journal");
        SQLiteConfig config = new SQLiteConfig();
        boolean cut = isNotEmpty(journal);
        config.setReadOnly(!cut);
        @Nullable Connection connection = null;
        try {
            connection = config.createConnection(url(file));
            check(connection, file);
            return connection;
        } catch (SQLException | RunFileException e) {
            closeQuietly(connection);
            if (e instanceof RunFileException told) {
                throw told;
            }
            throw new RunFileException(
                    Phrase.of("run.file.not-a-run-or-damaged", file, String.valueOf(e.getMessage())), e);
        }
    }

    /** The state that a file tells; a run that was not over when its program ended was interrupted. */
    static RunState state(String name) {
        RunState state = RunState.valueOf(name);
        return state.isOver() ? state : RunState.INTERRUPTED;
    }

    private static void check(Connection connection, Path file) throws SQLException, RunFileException {
        if (pragma(connection, "application_id") != APPLICATION) {
            throw new RunFileException(Phrase.of("run.file.not-a-run", file));
        }
        int version = pragma(connection, "user_version");
        if (version > VERSION) {
            throw new RunFileException(Phrase.of("run.file.newer", file, version, VERSION));
        }
    }

    /** The version of the format that an open file has. */
    static int version(Connection connection) throws SQLException {
        return pragma(connection, "user_version");
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static boolean isNotEmpty(Path journal) {
        try {
            return Files.exists(journal) && Files.size(journal) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It was not usable; that is being told.
            }
        }
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    private static String schema() {
        try (InputStream script = RunDatabase.class.getResourceAsStream("schema.sql")) {
            if (script == null) {
                throw new IllegalStateException("schema.sql is missing");
            }
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
