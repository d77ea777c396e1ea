package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * Asks a run file a question in SQL. The file is opened for reading only; a statement that would write, or open another
 * file, is refused.
 */
public final class RunQuery {
    /** The most rows of a result. */
    public static final int MAX_ROWS = 1_000_000;

    /** The number of steps of the database's virtual machine between two looks at the clock. */
    private static final int STEPS = 100_000;

    private static final Pattern READS = Pattern.compile("(?is)\\s*(SELECT|WITH|VALUES|EXPLAIN)\\b.*");

    /** What the driver puts around the database's own words. */
    private static final Pattern DRIVER = Pattern.compile("(?s)^\\[SQLITE_ERROR\\] .*? \\((.*)\\)$");

    private RunQuery() {}

    /**
     * The rows of a result.
     *
     * @param columns the names of the columns
     * @param rows the cells: a {@link Number}, a {@code String}, a {@code byte[]} or null
     */
    public record Answer(List<String> columns, List<List<@Nullable Object>> rows) {}

    /** A result, or why there is none. */
    private record Outcome(
            @Nullable Answer answer, @Nullable Phrase refusal) {}

    /**
     * Runs a statement on a file. Blocks at most for about the given time.
     *
     * @throws RunFileException if the file can't be read, or the statement is wrong, would write, takes longer, or has
     *     too many rows; the message says which
     */
    public static Answer ask(Path file, String sql, int seconds) throws RunFileException {
        String statement = single(sql);
        if (!READS.matcher(statement).matches()) {
            throw new RunFileException(Phrase.of("run.query.write"));
        }
        Outcome outcome = OpenRun.read(file, run -> outcome(run, file, statement, seconds));
        Answer answer = outcome.answer();
        if (answer == null) {
            Phrase refusal = outcome.refusal();
            throw new RunFileException(refusal == null ? Phrase.of("run.query.write") : refusal);
        }
        return answer;
    }

    private static Outcome outcome(OpenRun run, Path file, String sql, int seconds) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ProgressHandler.setHandler(run.connection(), STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - end > 0 ? 1 : 0;
            }
        });
        try (Statement statement = run.connection().createStatement()) {
            statement.execute("PRAGMA query_only = ON"); // A copy of a file with a log is not opened for reading only.
            try (ResultSet row = statement.executeQuery(sql)) {
                return read(row, seconds, end);
            }
        } catch (SQLException e) {
            return new Outcome(null, refusal(file, e, seconds));
        }
    }

    private static Outcome read(ResultSet row, int seconds, long end) throws SQLException {
        int count = row.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= count; column++) {
            columns.add(row.getMetaData().getColumnLabel(column));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (row.next()) {
            if (rows.size() == MAX_ROWS) {
                return new Outcome(null, Phrase.of("run.query.rows", Integer.toString(MAX_ROWS)));
            }
            if (System.nanoTime() - end > 0) {
                return new Outcome(null, Phrase.of("run.query.slow", Integer.toString(seconds)));
            }
            List<@Nullable Object> cells = new ArrayList<>(count);
            for (int column = 1; column <= count; column++) {
                cells.add(row.getObject(column));
            }
            rows.add(Collections.unmodifiableList(cells));
        }
        return new Outcome(new Answer(List.copyOf(columns), rows), null);
    }

    private static Phrase refusal(Path file, SQLException error, int seconds) {
        if (RunDatabase.isInterrupted(error)) {
            return Phrase.of("run.query.slow", Integer.toString(seconds));
        }
        String told = String.valueOf(error.getMessage());
        boolean opens = told.toLowerCase(Locale.ROOT).contains("attached databases");
        return RunDatabase.isReadOnly(error) || opens
                ? Phrase.of("run.query.write")
                : Phrase.of(
                        "run.query.bad",
                        file,
                        Phrase.asItIs(DRIVER.matcher(told).replaceFirst("$1")));
    }

    /**
     * Returns the only statement of a text, without comments and without the semicolon behind it.
     *
     * @throws RunFileException if there is another statement behind it, which the database would ignore
     */
    private static String single(String sql) throws RunFileException {
        StringBuilder statement = new StringBuilder();
        int i = 0;
        while (i < sql.length()) {
            int end = endOfPart(sql, i);
            boolean comment = sql.startsWith("--", i) || sql.startsWith("/*", i);
            if (sql.charAt(i) == ';') {
                String rest = sql.substring(end);
                if (!rest.isBlank()) {
                    throw new RunFileException(Phrase.of("run.query.several"));
                }
                break;
            }
            statement.append(comment ? " " : sql.substring(i, end));
            i = end;
        }
        return statement.toString().strip();
    }

    /** Returns where a comment, a quoted text or a character ends that begins at an index. */
    private static int endOfPart(String sql, int from) {
        char first = sql.charAt(from);
        String close = sql.startsWith("--", from)
                ? "\n"
                : sql.startsWith("/*", from)
                        ? "*/"
                        : first == '[' ? "]" : "'\"`".indexOf(first) >= 0 ? Character.toString(first) : "";
        if (close.isEmpty()) {
            return from + 1;
        }
        int end = sql.indexOf(close, from + (close.equals("*/") ? 2 : 1));
        return end < 0 ? sql.length() : end + close.length();
    }
}
