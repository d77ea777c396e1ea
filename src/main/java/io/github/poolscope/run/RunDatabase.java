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

/** The database of a run file: how it is created, and what its errors mean. */
final class RunDatabase {
    /** "Pool": the number by which {@code file} and other tools recognise a run file. */
    private static final int APPLICATION = 0x506F6F6C;

    /** Format 2 added the notes. */
    static final int WITH_NOTES = 2;

    /** Format 3 added the number of cores, and samples of the whole machine. */
    static final int WITH_CORES = 3;

    /** Format 4 added scripts: primitives, and the labels of a program's lines. */
    static final int WITH_SCRIPTS = 4;

    /** Format 5 added how long workers waited for a processor, and counts of dropped data besides output. */
    static final int WITH_WAITS = 5;

    /** Format 6 added pools and their calls, and the kind of a worker: one of a pool, or a process of the program. */
    static final int WITH_POOLS = 6;

    /**
     * Format 7 added watched programs: their sources, where other threads were blocked, and taskels that ended without
     * an outcome.
     */
    static final int WITH_SOURCES = 7;

    /** Format 8 added what was there when the run was made, and the labels of the user. */
    static final int WITH_ABOUT = 8;

    private static final int VERSION = WITH_ABOUT;

    private static final int BUSY_MILLIS = 500;

    private RunDatabase() {}

    /**
     * Creates a database with empty tables, which are on disk once the caller has committed; previous contents of the
     * file are lost. An existing empty file is filled, not replaced: it was reserved for this run, and another run could
     * take its name if it were missing for a moment.
     */
    static Connection create(Path file) throws SQLException, IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (Files.exists(file) && Files.size(file) > 0) {
            Files.delete(file);
        }
        SQLiteConfig config = new SQLiteConfig();
        // A rollback journal instead of a log beside the file: all committed data is in the one file whenever a program
        // dies.
        config.setJournalMode(JournalMode.DELETE);
        // A crash of the machine, not of the program, may lose the run; waiting for the disk would slow down every run.
        config.setSynchronous(SynchronousMode.OFF);
        // Readers lock the file for moments only; if another program locks it for longer, each round waits for it.
        config.setBusyTimeout(BUSY_MILLIS);
        Connection connection = config.createConnection(SqliteLibrary.url(file));
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + VERSION);
            for (String command : schema().split(";\\s*\\n", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /**
     * Returns the state of a run from its state in the file; a run that was not over when its program ended was
     * interrupted.
     */
    static RunState state(RunState told) {
        return told.isOver() ? told : RunState.INTERRUPTED;
    }

    /**
     * Returns the format version of an open file.
     *
     * @throws RunFileException if it is not a run file, or has a later format
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

    /** Returns whether another program has locked the file; it may unlock it. */
    static boolean isBusy(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_BUSY) || has(error, SQLiteErrorCode.SQLITE_LOCKED);
    }

    /** Returns whether a statement was interrupted. */
    static boolean isInterrupted(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_INTERRUPT);
    }

    /** Returns whether the file would have to be written before it can be read. */
    static boolean isReadOnly(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_READONLY);
    }

    /** Returns whether the file, or its journal, can't be opened. */
    static boolean isUnopenable(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_CANTOPEN);
    }

    /** Returns whether the file is not a database. */
    static boolean isNoDatabase(SQLException error) {
        return has(error, SQLiteErrorCode.SQLITE_NOTADB);
    }

    /** Returns whether an error is of a kind: the last byte of its code is the kind, the others are details. */
    private static boolean has(SQLException error, SQLiteErrorCode kind) {
        return (error.getErrorCode() & 0xff) == kind.code;
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
