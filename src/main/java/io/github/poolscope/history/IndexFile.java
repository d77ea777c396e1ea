package io.github.poolscope.history;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunDetails;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunFolder.Found;
import io.github.poolscope.run.RunPicture;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import io.github.poolscope.run.SqliteLibrary;
import io.github.poolscope.trace.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;

/**
 * The file of a {@link RunIndex}: {@code index.db} in the data folder, an SQLite database. One that is damaged or of
 * another version is made anew; where none can be written there is none. Several programs may use it at once.
 */
final class IndexFile {
    private static final int VERSION = 1;
    private static final int APPLICATION = 0x506F6F69;
    private static final int BUSY_MILLIS = 2_000;

    /** Between keys and values of the details. */
    private static final String SEPARATOR = "\u001f";

    private static final System.Logger LOG = System.getLogger(IndexFile.class.getName());

    private static final String CREATE = """
            CREATE TABLE run (file TEXT PRIMARY KEY NOT NULL, modified INTEGER NOT NULL, modified_nano INTEGER NOT NULL,
              size INTEGER NOT NULL, plan TEXT NOT NULL, began INTEGER NOT NULL, began_nano INTEGER NOT NULL,
              state TEXT NOT NULL, items INTEGER NOT NULL, completed INTEGER NOT NULL, failed INTEGER NOT NULL,
              pools INTEGER NOT NULL, workers INTEGER NOT NULL, chunksize INTEGER NOT NULL, wall INTEGER NOT NULL,
              makespan INTEGER NOT NULL, utilisation REAL, details TEXT NOT NULL, picture BLOB NOT NULL)""";

    private final RunFolder folder;
    private final Path file;

    IndexFile(RunFolder folder) {
        this.folder = folder;
        file = folder.home().resolve("index.db");
    }

    /** Returns all that is in the file; nothing if there is none that can be used. */
    Map<Found, KeptRun> read() {
        Map<Found, KeptRun> runs = new HashMap<>();
        if (!Files.exists(file)) {
            return runs;
        }
        try (Connection connection = connect(true);
                Statement statement = connection.createStatement()) {
            if (!isOurs(statement)) {
                return runs;
            }
            Map<String, Plan> plans = new HashMap<>();
            try (ResultSet row = statement.executeQuery("SELECT * FROM run")) {
                while (row.next()) {
                    read(row, plans, runs);
                }
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "The index of the history could not be read.", e);
        }
        return runs;
    }

    private void read(ResultSet row, Map<String, Plan> plans, Map<Found, KeptRun> runs) throws SQLException {
        try {
            Path run = folder.path().resolve(row.getString("file"));
            Found found = new Found(
                    run,
                    Instant.ofEpochSecond(row.getLong("modified"), row.getInt("modified_nano")),
                    row.getLong("size"));
            Object utilisation = row.getObject("utilisation");
            RunSummary summary = new RunSummary(
                    plans.computeIfAbsent(row.getString("plan"), PlanJson::read),
                    Instant.ofEpochSecond(row.getLong("began"), row.getInt("began_nano")),
                    RunState.valueOf(row.getString("state")),
                    RunWriting.NONE,
                    row.getInt("items"),
                    row.getInt("completed"),
                    row.getInt("failed"),
                    row.getInt("pools"),
                    row.getInt("workers"),
                    row.getInt("chunksize"),
                    row.getLong("wall"),
                    row.getLong("makespan"),
                    utilisation instanceof Double share ? share : Double.NaN);
            RunEntry entry = new RunEntry(run, summary.began(), Optional.of(summary), Optional.empty());
            RunDetails details = RunDetails.of(rows(row.getString("details")), RunPicture.of(row.getBytes("picture")));
            runs.put(found, new KeptRun(entry, details));
        } catch (PlanException | DateTimeException | IllegalArgumentException | NullPointerException e) {
            // A row that another version, or a damaged disk, has written: the run is read again.
            LOG.log(System.Logger.Level.DEBUG, "A run of the index could not be read.", e);
        }
    }

    /** Adds or replaces runs. */
    void put(Map<Found, KeptRun> runs) {
        write(connection -> {
            try (PreparedStatement put = connection.prepareStatement(
                    "INSERT OR REPLACE INTO run VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
                for (Map.Entry<Found, KeptRun> run : runs.entrySet()) {
                    add(put, run.getKey(), run.getValue());
                }
                put.executeBatch();
            }
        });
    }

    private static void add(PreparedStatement put, Found found, KeptRun run) throws SQLException {
        RunSummary summary = run.summary().orElseThrow();
        int column = 1;
        put.setString(column++, name(found));
        column = setInstant(put, column, found.modified());
        put.setLong(column++, found.size());
        put.setString(column++, PlanJson.write(summary.plan()));
        column = setInstant(put, column, summary.began());
        put.setString(column++, summary.state().name());
        put.setInt(column++, summary.items());
        put.setInt(column++, summary.completed());
        put.setInt(column++, summary.failed());
        put.setInt(column++, summary.pools());
        put.setInt(column++, summary.workers());
        put.setInt(column++, summary.chunksize());
        put.setLong(column++, summary.wallNanos());
        put.setLong(column++, summary.makespanNanos());
        put.setObject(column++, Double.isNaN(summary.utilisation()) ? null : (Object) summary.utilisation());
        put.setString(column++, text(run.details().rows()));
        put.setBytes(column, run.details().picture().bytes());
        put.addBatch();
    }

    /** Sets two columns, seconds and nanoseconds; returns the column behind them. */
    private static int setInstant(PreparedStatement row, int column, Instant instant) throws SQLException {
        row.setLong(column, instant.getEpochSecond());
        row.setInt(column + 1, instant.getNano());
        return column + 2;
    }

    /** Removes runs; those whose files have changed since stay. */
    void remove(Collection<Found> gone) {
        if (!Files.exists(file)) {
            return;
        }
        write(connection -> {
            try (PreparedStatement remove = connection.prepareStatement(
                    "DELETE FROM run WHERE file = ? AND modified = ? AND modified_nano = ? AND size = ?")) {
                for (Found found : gone) {
                    remove.setString(1, name(found));
                    remove.setLong(setInstant(remove, 2, found.modified()), found.size());
                    remove.addBatch();
                }
                remove.executeBatch();
            }
        });
    }

    private interface Writing {
        void write(Connection connection) throws SQLException;
    }

    private void write(Writing writing) {
        try {
            Files.createDirectories(folder.home());
            if (!Files.isWritable(folder.home())) {
                return;
            }
            try {
                writeOnce(writing);
            } catch (SQLException e) {
                if (!isDamage(e)) {
                    throw e;
                }
                Files.deleteIfExists(file);
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-journal"));
                writeOnce(writing);
            }
        } catch (SQLException | IOException e) {
            // It is an index: without it, the runs are read again.
            LOG.log(System.Logger.Level.DEBUG, "The index of the history could not be written.", e);
        }
    }

    private void writeOnce(Writing writing) throws SQLException {
        try (Connection connection = connect(false);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            if (!isOurs(statement)) {
                statement.execute("DROP TABLE IF EXISTS run");
                statement.execute(CREATE);
                statement.execute("PRAGMA user_version = " + VERSION);
                statement.execute("PRAGMA application_id = " + APPLICATION);
            }
            writing.write(connection);
            statement.execute("COMMIT");
        }
    }

    private static boolean isDamage(SQLException error) {
        int kind = error.getErrorCode() & 0xff;
        return kind == SQLiteErrorCode.SQLITE_NOTADB.code
                || kind == SQLiteErrorCode.SQLITE_CORRUPT.code
                || kind == SQLiteErrorCode.SQLITE_ERROR.code;
    }

    private Connection connect(boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLIS);
        // A crash of the machine may cost the index, which is then made anew.
        config.setSynchronous(SynchronousMode.OFF);
        return config.createConnection(SqliteLibrary.url(file));
    }

    private static boolean isOurs(Statement statement) throws SQLException {
        return number(statement, "user_version") == VERSION && number(statement, "application_id") == APPLICATION;
    }

    private static int number(Statement statement, String pragma) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static String name(Found found) {
        return String.valueOf(found.file().getFileName());
    }

    /** Returns keys and values, which contain no unit separator that matters, as one text. */
    private static String text(Map<String, String> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach((key, value) -> text.append(key)
                .append(SEPARATOR)
                .append(value.replace(SEPARATOR, " "))
                .append(SEPARATOR));
        return text.toString();
    }

    private static Map<String, String> rows(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        Map<String, String> rows = new LinkedHashMap<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            rows.put(parts[i], parts[i + 1]);
        }
        return rows;
    }
}
