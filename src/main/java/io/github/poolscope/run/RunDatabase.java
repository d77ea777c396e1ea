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
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;

/** The database that a run file is: how it is made, and what its errors mean. */
final class RunDatabase {
    /** "Pool": by this number {@code file} and others know a run file. */
    private static final int APPLICATION = 0x506F6F6C;

    /** Format 2 brought the notes. */
    static final int WITH_NOTES = 2;

    /** Format 3 brought the cores of the machine, and samples of it as a whole. */
    static final int WITH_CORES = 3;

    /** Format 4 brought scripts: what processes talk by, and the labels of a program's lines. */
    static final int WITH_SCRIPTS = 4;

    /** Format 5 brought how long workers waited for a processor, and the counts of what was not kept besides output. */
    static final int WITH_WAITS = 5;

    /** Format 6 brought pools and their calls, and what a worker is: a pool's, or a process of the program. */
    static final int WITH_POOLS = 6;

    private static final int VERSION = WITH_POOLS;

    private static final int BUSY_MILLIS = 500;

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
        // A rollback journal, not a log beside the file: what was committed is in the one file, whenever a program
        // dies.
        config.setJournalMode(JournalMode.DELETE);
        // A crash of the machine, not of the program, may cost the run; waiting for the disk would cost every run.
        config.setSynchronous(SynchronousMode.OFF);
        // A reader holds the file for moments; a program that holds it longer is waited for round by round.
        config.setBusyTimeout(BUSY_MILLIS);
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

    /** What became of a run by its state in the file; one that was not over when its program ended was interrupted. */
    static RunState state(RunState told) {
        return told.isOver() ? told : RunState.INTERRUPTED;
    }

    /**
     * The version of the format that an open file has.
     *
     * @throws RunFileException if it is no run file, or one of a later format
     */
    static int checkedVersion(Connection connection, Path file) throws SQLException, RunFileException {
        int version = pragma(connection, "user_version");
        if (pragma(connection, "application_id") != APPLICATION || version < 1) {
            throw new RunFileException(Phrase.of("run.file.not-a-run", file));
        }
        if (version > VERSION) {
            throw new RunFileException(Phrase.of("run.file.newer", file, version, VERSION));
        }
        return version;
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Whether another program holds the file; it may let go of it. */
    static boolean isBusy(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_BUSY) || has(error, SQLiteErrorCode.SQLITE_LOCKED);
    }

    /** Whether a statement was stopped. */
    static boolean isInterrupted(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_INTERRUPT);
    }

    /** Whether the file must be written to before it can be read. */
    static boolean isReadOnly(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_READONLY);
    }

    /** Whether what was opened is no database. */
    static boolean isNoDatabase(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_NOTADB);
    }

    /** Whether an error is of a kind; the last byte of a code is its kind, the others tell more. */
    private static boolean has(SQLException error, SQLiteErrorCode kind) {
        return (error.getErrorCode() & 0xff) == kind.code;
    }

    /** As a URI: in a bare path, what follows a question mark would be options. */
    static String url(Path file) throws SQLException {
        SqliteLibrary.load();
        return "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath();
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
