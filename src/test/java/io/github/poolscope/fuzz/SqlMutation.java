package io.github.poolscope.fuzz;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Damages the contents of a file's database by SQL. */
final class SqlMutation {
    private static final List<String> VALUES = List.of(
            "NULL",
            "-1",
            "-2",
            "0",
            "1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "4294967296",
            "9223372036854775807",
            "-9223372036854775808",
            "1e308",
            "-0.5",
            "'abc'",
            "''",
            "x'00ff'",
            "'2026-13-45T99:99:99Z'",
            "'+999999999-12-31T23:59:59Z'",
            "'-999999999-01-01T00:00:00Z'",
            "'COMPLETED'",
            "'{\"workload\": \"sleep\"}'",
            "'{\"mode\": [[[[]]]]}'",
            "printf('%.*c', 300000, '{')",
            "printf('%.*c', 300000, 'x')",
            "zeroblob(1000000)",
            "char(0, 27, 8238, 65535, 127)",
            "random()",
            "abs(random() % 100)");

    private final Random random;

    SqlMutation(Random random) {
        this.random = random;
    }

    String spoil(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA journal_mode = OFF");
            StringBuilder done = new StringBuilder();
            if (random.nextInt(40) == 0) {
                statement.execute("PRAGMA journal_mode = WAL");
                done.append("WAL; ");
            }
            connection.setAutoCommit(false);
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                List<String> commands = random.nextInt(10) < 6 ? value(statement) : structure(statement);
                for (String command : commands) {
                    done.append(command, 0, Math.min(300, command.length())).append("; ");
                    statement.execute(command);
                }
            }
            connection.commit();
            return done.toString();
        }
    }

    private List<String> value(Statement statement) throws SQLException {
        String table = table(statement);
        List<String> columns = columns(statement, table);
        String column = columns.get(random.nextInt(columns.size()));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        List<String> commands = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            // A copy has no constraints.
            commands.add("ALTER TABLE " + table + " RENAME TO before_" + table);
            commands.add("CREATE TABLE " + table + " AS SELECT * FROM before_" + table);
            commands.add("DROP TABLE before_" + table);
        }
        boolean huge = value.contains("000");
        String where = !huge && random.nextInt(4) == 0 ? "" : " WHERE rowid = " + (1 + random.nextInt(12));
        switch (random.nextInt(8)) {
            case 0 -> commands.add("DELETE FROM " + table + where);
            case 1 -> {
                commands.add("CREATE TEMP TABLE more AS SELECT * FROM " + table + where);
                commands.add("INSERT OR IGNORE INTO " + table + " SELECT * FROM more");
                commands.add("DROP TABLE more");
            }
            default -> commands.add("UPDATE OR IGNORE " + table + " SET " + column + " = " + value + where);
        }
        return commands;
    }

    private List<String> structure(Statement statement) throws SQLException {
        String table = table(statement);
        List<String> columns = columns(statement, table);
        String away = "ALTER TABLE " + table + " RENAME TO kept_" + table;
        return switch (random.nextInt(16)) {
            case 0 -> List.of("DROP TABLE " + table);
            case 1 -> List.of(away, "CREATE VIEW " + table + " AS SELECT * FROM kept_" + table);
            case 2 -> List.of(away, "CREATE VIEW " + table + " AS " + endless(columns));
            case 3 ->
                List.of(
                        away,
                        "CREATE VIEW " + table + " AS SELECT a.* FROM kept_" + table
                                + " a, sqlite_schema b, sqlite_schema c, sqlite_schema d, sqlite_schema e,"
                                + " sqlite_schema f, sqlite_schema g, sqlite_schema h");
            case 4 ->
                List.of(away, "CREATE VIRTUAL TABLE " + table + " USING fts5(" + String.join(", ", columns) + ")");
            case 5 -> List.of(away, "CREATE VIRTUAL TABLE " + table + " USING rtree(number, a, b)");
            case 6 ->
                List.of(
                        away,
                        columns.stream()
                                .skip(1)
                                .map(column -> column + " AS (printf('%.*c', 50000, 'x'))")
                                .collect(Collectors.joining(
                                        ", ", "CREATE TABLE " + table + " (" + columns.get(0) + ", ", ")")),
                        "INSERT INTO " + table + " SELECT " + columns.get(0) + " FROM kept_" + table);
            case 7 ->
                List.of("CREATE TRIGGER t" + random.nextInt(1000) + " AFTER UPDATE ON " + table + " BEGIN DELETE FROM "
                        + table + "; END");
            case 8 -> List.of("CREATE TABLE extra" + random.nextInt(1000) + " AS " + endless(columns) + " LIMIT 3000");
            case 9 ->
                List.of("CREATE INDEX i" + random.nextInt(1000) + " ON " + table + "("
                        + columns.get(random.nextInt(columns.size())) + ")");
            case 10 -> List.of("PRAGMA user_version = " + (random.nextInt(10) - 1));
            case 11 -> List.of("PRAGMA application_id = " + random.nextInt());
            // Longer than any recorded value.
            case 12, 13 -> List.of("INSERT OR IGNORE INTO " + table + " " + endless(columns) + " LIMIT 5000");
            case 14 ->
                List.of("ALTER TABLE " + table + " RENAME COLUMN " + columns.get(random.nextInt(columns.size()))
                        + " TO other");
            default ->
                List.of("UPDATE run SET plan = substr(plan, 1, " + random.nextInt(400) + ") || '"
                        + "{}[]\":,".charAt(random.nextInt(7)) + "' || substr(plan, " + random.nextInt(400) + ")");
        };
    }

    private static String endless(List<String> columns) {
        return columns.stream()
                .map(column -> "x AS " + column)
                .collect(Collectors.joining(
                        ", ", "WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c) SELECT ", " FROM c"));
    }

    private String table(Statement statement) throws SQLException {
        List<String> tables = texts(
                statement,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\'"
                        + " AND name NOT LIKE 'extra%' OR name IN ('sync_object', 'sync_event')");
        if (tables.isEmpty()) {
            throw new SQLException("no table is left");
        }
        return tables.get(random.nextInt(tables.size()));
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> columns = texts(statement, "SELECT name FROM pragma_table_info('" + table + "')");
        if (columns.isEmpty()) {
            throw new SQLException(table + " has no column");
        }
        return columns;
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
