package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sqlite.SQLiteConfig;

/**
 * The labels in run files of any format. A change is one transaction, so that two programs that change labels at once
 * lose nothing; also while a run is being saved in the file.
 */
public final class RunLabels {
    private static final Set<String> TABLES = Set.of("run", AboutTable.NAME);
    private static final int BUSY_MILLIS = 5_000;

    /** By how much a change makes the file look newer: enough to be noticed by readers that know files by their time. */
    private static final long TICK_MILLIS = 1;

    private RunLabels() {}

    /**
     * Returns a run's labels.
     *
     * @throws RunFileException if the file can't be read
     */
    public static Labels read(Path file) throws RunFileException {
        return OpenRun.read(file, TABLES, run -> Labels.of(AboutTable.read(run)));
    }

    /**
     * Changes a run's labels; the rest of the file stays as it is. The file's modification time stays as it was but for a
     * millisecond, unless a run is being saved in it. Blocks for up to five seconds while another program has locked the
     * file.
     *
     * @param change returns the new labels for those in the file
     * @return the new labels
     * @throws RunFileException if the file can't be read or written; it is unchanged
     * @throws LabelException if {@code change} throws it; the file is unchanged
     */
    public static Labels change(Path file, UnaryOperator<Labels> change) throws RunFileException {
        Labels before = read(file); // Checks the file, which may be damaged, or no run.
        if (change.apply(before).equals(before)) {
            return before;
        }
        if (!Files.isWritable(file)) {
            throw new RunFileException(Phrase.of("run.label.read-only", file));
        }
        try {
            FileCopy.refuseOther(file);
            return changed(file, change);
        } catch (RunFileException e) {
            throw e;
        } catch (SQLException e) {
            throw explained(file, e);
        } catch (IOException e) {
            throw new RunFileException(Phrase.of("run.label.failed", file, String.valueOf(e.getMessage())), e);
        }
    }

    private static RunFileException explained(Path file, SQLException error) {
        if (RunDatabase.isBusy(error)) {
            return new RunFileException(Phrase.of("run.label.busy", file), error);
        }
        return RunDatabase.isReadOnly(error) || RunDatabase.isUnopenable(error)
                ? new RunFileException(Phrase.of("run.label.read-only", file), error)
                : new RunFileException(Phrase.of("run.label.failed", file, String.valueOf(error.getMessage())), error);
    }

    private static Labels changed(Path file, UnaryOperator<Labels> change) throws SQLException, IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        FileTime modified;
        Labels after;
        try (Connection connection = config.createConnection(SqliteLibrary.url(file));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("BEGIN IMMEDIATE");
            refuseTriggers(file, statement);
            modified = Files.getLastModifiedTime(file);
            statement.execute(AboutTable.CREATE);
            Labels before = Labels.of(AboutTable.read(statement));
            after = change.apply(before);
            write(connection, after);
            statement.execute("COMMIT"); // Before it, any error leaves the file as it was.
        }
        if (SavePlace.writing(file) == RunWriting.NONE) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(modified.toMillis() + TICK_MILLIS));
        }
        return after;
    }

    /** Refuses a file whose author's SQL would run when a row is written. */
    private static void refuseTriggers(Path file, Statement statement) throws SQLException, RunFileException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM sqlite_schema"
                + " WHERE type = 'trigger' OR (lower(name) = 'about' AND (type <> 'table' OR rootpage = 0))")) {
            if (row.next()) {
                throw new RunFileException(
                        Phrase.of("run.file.damaged", file, Phrase.of("run.damage.no-table", AboutTable.NAME)));
            }
        }
    }

    private static void write(Connection connection, Labels labels) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(AboutTable.PUT);
                PreparedStatement remove = connection.prepareStatement("DELETE FROM about WHERE key = ?")) {
            for (Map.Entry<String, String> row : labels.rows().entrySet()) {
                if (row.getValue().isEmpty()) {
                    remove.setString(1, row.getKey());
                    remove.executeUpdate();
                } else {
                    put.setString(1, row.getKey());
                    put.setString(2, row.getValue());
                    put.executeUpdate();
                }
            }
        }
    }
}
