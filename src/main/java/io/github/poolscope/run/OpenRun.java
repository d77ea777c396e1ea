package io.github.poolscope.run;

import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;

/**
 * An open run file, which may be malicious: tables are checked before they are read, values before they are used, and
 * reading takes limited time and memory. Nothing is written to the file nor beside it.
 *
 * <p>Everything is read in one transaction, so a live run is seen at one instant.
 */
final class OpenRun implements AutoCloseable {
    private static final byte[] MAGIC = {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0};

    private static final int HEADER = 100;

    /** The offset in the header of the file format's write and read versions; 2 means a log beside the file. */
    private static final int WRITE_VERSION = 18;

    private static final int READ_VERSION = 19;

    /** The maximum size of a cell's value in bytes; a run's texts are truncated at 8 KiB when recorded. */
    private static final int MAX_VALUE_LENGTH = 64 << 20;

    /** The maximum length of a quoted database message, which may contain whole statements of a damaged file. */
    private static final int MAX_QUOTED = 300;

    private final Connection connection;
    private final @Nullable FileCopy copy;
    private final ReadLimit limit;
    private int version;

    private OpenRun(Connection connection, @Nullable FileCopy copy, ReadLimit limit) {
        this.connection = connection;
        this.copy = copy;
        this.limit = limit;
    }

    /** Reads the open file and returns a result. */
    interface Reading<T> {
        T read(OpenRun run) throws SQLException, DamageException;
    }

    /** Handles each row of a query. */
    interface RowReader {
        void read(CheckedCells row) throws SQLException, DamageException;
    }

    /** Does the same as the other method, and can't be cancelled. */
    static <T> T read(Path file, Reading<T> reading) throws RunFileException {
        return read(file, new WorkProgress(), reading);
    }

    /**
     * Opens a file, reads it and closes it.
     *
     * @param progress counts the rows; it can cancel the reading
     * @throws RunFileException if there is no such file, or it is not a run, or it is damaged, or can't be read for
     *     another reason; the message says which
     * @throws CancellationException if it was cancelled
     */
    static <T> T read(Path file, WorkProgress progress, Reading<T> reading) throws RunFileException {
        return read(file, SchemaCheck.ALL, progress, reading);
    }

    /**
     * As the other method, but checks only these tables, for a reading that uses no others.
     *
     * @throws RunFileException as the other method
     */
    static <T> T read(Path file, Set<String> tables, Reading<T> reading) throws RunFileException {
        return read(file, tables, new WorkProgress(), reading);
    }

    private static <T> T read(Path file, Set<String> tables, WorkProgress progress, Reading<T> reading)
            throws RunFileException {
        ReadLimit limit = ReadLimit.of(size(file), progress);
        try (OpenRun run = open(file, tables, limit)) {
            return reading.read(run);
        } catch (DamageException e) {
            throw damaged(file, e.what(), e);
        } catch (PlanException e) {
            String told = e.why().toString();
            // The message quotes the damaged value, which may have any length.
            throw damaged(
                    file,
                    told.length() <= MAX_QUOTED ? e.why() : Phrase.asItIs(DamageException.quoted(told, MAX_QUOTED)),
                    e);
        } catch (SQLException e) {
            if (limit.isCancelled()) {
                throw new CancellationException();
            }
            throw explained(file, e, limit);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw damaged(file, Phrase.asItIs(DamageException.quoted(String.valueOf(e.getMessage()), MAX_QUOTED)), e);
        } catch (OutOfMemoryError e) {
            long most = Runtime.getRuntime().maxMemory() >> 20;
            throw new RunFileException(Phrase.of("run.file.memory", file, Long.toString(most)), e);
        }
    }

    private static long size(Path file) throws RunFileException {
        try {
            if (!Files.exists(file)) {
                throw new RunFileException(Phrase.of("run.file.missing", file));
            }
            if (!Files.isRegularFile(file)) {
                throw new RunFileException(Phrase.of("run.file.irregular", file));
            }
            long size = Files.size(file);
            if (size == 0) {
                throw new RunFileException(Phrase.of("run.file.empty", file));
            }
            return size;
        } catch (RunFileException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static OpenRun open(Path file, Set<String> tables, ReadLimit limit)
            throws IOException, SQLException, DamageException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER);
        }
        if (header.length < HEADER || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new RunFileException(Phrase.of("run.file.not-a-run", file));
        }
        if (header[WRITE_VERSION] == 2 || header[READ_VERSION] == 2) {
            // Another tool has changed it to this mode, in which SQLite would create files beside it.
            return openCopy(file, tables, limit);
        }
        try {
            return connect(file, file, null, tables, limit);
        } catch (SQLException e) {
            if (RunDatabase.isReadOnly(e)) {
                // Its program was killed during a commit, which must be rolled back, but not in a file that is only
                // read.
                return openCopy(file, tables, limit);
            }
            throw e;
        }
    }

    private static OpenRun openCopy(Path file, Set<String> tables, ReadLimit limit)
            throws IOException, SQLException, DamageException {
        FileCopy copy = FileCopy.of(file);
        try {
            return connect(file, copy.file(), copy, tables, limit);
        } catch (IOException | SQLException | DamageException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static OpenRun connect(Path named, Path file, @Nullable FileCopy copy, Set<String> tables, ReadLimit limit)
            throws IOException, SQLException, DamageException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(copy == null);
        config.setPragma(Pragma.LIMIT_LENGTH, Integer.toString(MAX_VALUE_LENGTH));
        config.setPragma(Pragma.LIMIT_ATTACHED, "0");
        Connection connection = config.createConnection(SqliteLibrary.url(file));
        OpenRun run = new OpenRun(connection, copy, limit);
        try {
            run.prepare(named, tables);
            return run;
        } catch (IOException | SQLException | DamageException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Path file, Set<String> tables) throws RunFileException, SQLException, DamageException {
        limit.guard(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
        }
        connection.setAutoCommit(false);
        version = RunDatabase.checkedVersion(connection, file);
        SchemaCheck.check(connection, version, tables);
    }

    /** Returns the file's format version. */
    int version() {
        return version;
    }

    /** Returns whether the file has a plain table with the columns that the newest format gives it. */
    boolean hasTable(String table) throws SQLException {
        return SchemaCheck.has(connection, table);
    }

    /** Reads the rows of a query of a table, in order. */
    void forEach(String table, String query, RowReader reader) throws SQLException, DamageException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            CheckedCells cells = new CheckedCells(table, row, limit);
            while (cells.next()) {
                reader.read(cells);
            }
        }
    }

    /** Returns the connection, for a statement of the user. */
    Connection connection() {
        return connection;
    }

    /** Closes it; the garbage collector releases what could not be closed. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Everything has been read.
        }
        if (copy != null) {
            copy.close();
        }
    }

    private static RunFileException explained(Path file, SQLException error, ReadLimit limit) {
        if (error instanceof SqliteLibrary.MissingException missing) {
            return new RunFileException(Phrase.of("run.file.no-library-to-read", file, missing.why()), error);
        }
        if (error instanceof ReadLimit.TooSlowException || RunDatabase.isInterrupted(error)) {
            return new RunFileException(Phrase.of("run.file.slow", file, Long.toString(limit.seconds())), error);
        }
        if (RunDatabase.isBusy(error)) {
            return new RunFileException(Phrase.of("run.file.busy", file), error);
        }
        String told = DamageException.quoted(String.valueOf(error.getMessage()), MAX_QUOTED);
        return RunDatabase.isNoDatabase(error)
                ? new RunFileException(Phrase.of("run.file.not-a-run-or-damaged", file, told), error)
                : damaged(file, Phrase.asItIs(told), error);
    }

    private static RunFileException damaged(Path file, Phrase what, Throwable why) {
        return new RunFileException(Phrase.of("run.file.damaged", file, what), why);
    }

    private static RunFileException unreadable(Path file, IOException error) {
        if (error instanceof RunFileException told) {
            return told;
        }
        return new RunFileException(
                error instanceof AccessDeniedException
                        ? Phrase.of("run.file.denied", file)
                        : Phrase.of("run.file.unreadable", file, String.valueOf(error.getMessage())),
                error);
    }
}
