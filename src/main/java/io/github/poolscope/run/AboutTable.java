package io.github.poolscope.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table of what was there when a run was made, and of the labels that the user gave it. */
final class AboutTable {
    static final String NAME = "about";
    static final String CREATE =
            "CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)";
    static final String PUT = "INSERT INTO about VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

    /** More rows than this are not read. */
    private static final int MAX_ROWS = 1_000;

    private final Connection connection;
    private final Supplier<About> about;
    private @Nullable About inFile;
    private @Nullable About written;

    AboutTable(Connection connection, Supplier<About> about) {
        this.connection = connection;
        this.about = about;
    }

    /** Writes what has become known since the last round that was committed. */
    void writeNew() throws SQLException {
        About now = about.get();
        written = now;
        if (Objects.equals(now, inFile)) {
            return;
        }
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            for (Map.Entry<String, String> row : now.rows().entrySet()) {
                put.setString(1, row.getKey());
                put.setString(2, row.getValue());
                put.addBatch();
            }
            put.executeBatch();
        }
    }

    /** Called when the round was committed. */
    void committed() {
        inFile = written;
    }

    /** Reads all rows of a table that exists, before they are changed. */
    static Map<String, String> read(Statement statement) throws SQLException {
        Map<String, String> rows = new HashMap<>();
        try (ResultSet row = statement.executeQuery("SELECT substr(key, 1, 100), substr(value, 1, 20000)"
                + " FROM about WHERE key IS NOT NULL AND value IS NOT NULL LIMIT " + MAX_ROWS)) {
            while (row.next()) {
                rows.put(row.getString(1), row.getString(2));
            }
        }
        return rows;
    }

    /** Reads all rows; none if an older file has no such table. */
    static Map<String, String> read(OpenRun run) throws SQLException, DamageException {
        Map<String, String> rows = new HashMap<>();
        if (run.version() >= RunDatabase.WITH_ABOUT || run.hasTable(NAME)) {
            run.forEach(
                    NAME,
                    "SELECT substr(key, 1, 100) AS key, substr(value, 1, 20000) AS value FROM about LIMIT " + MAX_ROWS,
                    row -> rows.put(row.text(1), row.text(2)));
        }
        return rows;
    }
}
