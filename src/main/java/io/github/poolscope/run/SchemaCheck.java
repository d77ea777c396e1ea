package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that the tables of a run file are plain tables before any is read: data from a view, a virtual table or a
 * generated column would be computed by SQL of the file's author. Other contents of a file are not read.
 */
final class SchemaCheck {
    /** The columns of each format's tables; later ones are added to the earlier ones. */
    private static final List<Map<String, String>> FORMATS = List.of(
            Map.of(
                    "run",
                    "plan program items workers chunksize began main_pid state error last_seen output_left_out",
                    "line",
                    "number text step",
                    "taskel",
                    "number task worker outcome submitted started ended received delivered cpu started_rank"
                            + " completed_rank delivered_rank item result",
                    "task",
                    "number first size worker dispatched",
                    "worker",
                    "number slot pid parent_pid start_method requested ready exited exit_code reason clock_error",
                    "sample",
                    "number time worker user system resident",
                    "call",
                    "number kind line awaited began ended",
                    "output",
                    "number time pid error text",
                    "failure",
                    "number taskel type message stack"),
            Map.of("note", "number kind worker time text"),
            Map.of("run", "cores"),
            Map.of(
                    "line",
                    "label",
                    "sync_object",
                    "number kind name capacity time",
                    "sync_event",
                    "number object action pid thread amount time"),
            Map.of("run", "notes_left_out workers_left_out objects_left_out", "sample", "waited"),
            Map.of(
                    "run",
                    "pools_left_out",
                    "pool",
                    "number name kind size start_method created",
                    "pool_call",
                    "number pool mode function chunksize first_taskel taskels source line made counted",
                    "taskel",
                    "pool_call",
                    "worker",
                    "kind pool name taskel"),
            Map.of("run", "sources_left_out", "source", "number path text whole", "call", "source worker thread"),
            Map.of("about", "key value"));

    /** The names of all tables of the latest format. */
    static final Set<String> ALL =
            FORMATS.stream().flatMap(format -> format.keySet().stream()).collect(Collectors.toUnmodifiableSet());

    private SchemaCheck() {}

    /**
     * Checks these tables for a file's format.
     *
     * @throws DamageException if one is missing, is not a plain table, or lacks a column
     */
    static void check(Connection connection, int version, Set<String> tables) throws SQLException, DamageException {
        Map<String, Set<String>> found = columns(connection, tables);
        for (Map<String, String> format : FORMATS.subList(0, version)) {
            for (Map.Entry<String, String> table : format.entrySet()) {
                if (!tables.contains(table.getKey())) {
                    continue;
                }
                Set<String> columns = found.get(table.getKey());
                if (columns == null) {
                    throw new DamageException(Phrase.of("run.damage.no-table", table.getKey()));
                }
                for (String column : table.getValue().split(" ", -1)) {
                    if (!columns.contains(column)) {
                        throw new DamageException(Phrase.of("run.damage.no-column", table.getKey(), column));
                    }
                }
            }
        }
    }

    /** Returns whether an older file has a table of a later format, as labels make it, with all its columns. */
    static boolean has(Connection connection, String table) throws SQLException {
        Set<String> found = columns(connection, Set.of(table)).getOrDefault(table, Set.of());
        return FORMATS.stream()
                        .filter(format -> format.containsKey(table))
                        .allMatch(format -> found.containsAll(
                                List.of(format.getOrDefault(table, "").split(" ", -1))))
                && !found.isEmpty();
    }

    /** Returns the stored columns of each plain table, that is of each table with its own pages. */
    private static Map<String, Set<String>> columns(Connection connection, Set<String> tables) throws SQLException {
        Map<String, Set<String>> columns = new HashMap<>();
        for (String table : plainTables(connection, tables)) {
            Set<String> names = new HashSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA table_xinfo(" + table + ")")) {
                while (row.next()) {
                    if (row.getInt("hidden") == 0) {
                        names.add(row.getString("name").toLowerCase(Locale.ROOT));
                    }
                }
            }
            columns.put(table, names);
        }
        return columns;
    }

    private static List<String> plainTables(Connection connection, Set<String> wanted) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT lower(name) FROM sqlite_schema"
                        + " WHERE type = 'table' AND rootpage > 0 AND sql NOT LIKE 'CREATE VIRTUAL%'")) {
            while (row.next()) {
                String name = row.getString(1);
                if (name != null && wanted.contains(name)) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }
}
