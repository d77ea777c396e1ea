package io.github.poolscope.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Run files as earlier versions wrote them. */
public final class OldFormats {
    private OldFormats() {}

    /** Makes a file of the newest format, or of a later one than {@code format}, what an earlier Poolscope wrote. */
    public static void toFormat(Path file, int format) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS about");
            if (format == 7) {
                statement.execute("PRAGMA user_version = 7");
                return;
            }
            statement.execute("DROP TABLE IF EXISTS source");
            keep(statement, "call", "number, kind, line, awaited, began, ended");
            if (format == 6) {
                keep(
                        statement,
                        "run",
                        "plan, program, items, workers, chunksize, began, main_pid, state, error, last_seen,"
                                + " output_left_out, cores, notes_left_out, workers_left_out, objects_left_out,"
                                + " pools_left_out");
                statement.execute("PRAGMA user_version = 6");
                return;
            }
            statement.execute("DROP TABLE IF EXISTS pool");
            statement.execute("DROP TABLE IF EXISTS pool_call");
            keep(
                    statement,
                    "worker",
                    "number, slot, pid, parent_pid, start_method, requested, ready, exited, exit_code, reason,"
                            + " clock_error");
            keep(
                    statement,
                    "taskel",
                    "number, task, worker, outcome, submitted, started, ended, received, delivered, cpu,"
                            + " started_rank, completed_rank, delivered_rank, item, result");
            if (format < 5) {
                keep(statement, "sample", "number, time, worker, user, system, resident");
            }
            if (format < 4) {
                statement.execute("DROP TABLE sync_object");
                statement.execute("DROP TABLE sync_event");
                keep(statement, "line", "number, text, step");
            }
            if (format == 5) {
                keep(
                        statement,
                        "run",
                        "plan, program, items, workers, chunksize, began, main_pid, state, error, last_seen,"
                                + " output_left_out, cores, notes_left_out, workers_left_out, objects_left_out");
            } else if (format >= 3) {
                keep(
                        statement,
                        "run",
                        "plan, program, items, workers, chunksize, began, main_pid, state, error, last_seen,"
                                + " output_left_out, cores");
            } else {
                keep(
                        statement,
                        "run",
                        "plan, program, items, workers, chunksize, began, main_pid, state, error, last_seen,"
                                + " output_left_out");
            }
            if (format < 2) {
                statement.execute("DROP TABLE note");
            }
            statement.execute("PRAGMA user_version = " + format);
        }
    }

    private static void keep(Statement statement, String table, String columns) throws SQLException {
        statement.execute("CREATE TABLE kept AS SELECT " + columns + " FROM " + table);
        statement.execute("DROP TABLE " + table);
        statement.execute("ALTER TABLE kept RENAME TO " + table);
    }
}
