package io.github.poolscope.run;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, with checks of each cell: SQLite stores values of any type in a column of any type. Columns
 * count from 1.
 */
final class CheckedCells {
    /** PIDs are below this on every platform. */
    static final long MAX_PID = (1L << 32) - 1;

    /** Ten years in nanoseconds. */
    static final long MAX_TIME = 10L * 365 * 24 * 3600 * 1_000_000_000;

    /** A limit low enough that sums of several values fit a long. */
    static final long MAX = 1L << 56;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final int MAX_QUOTED = 40;

    private final String table;
    private final ResultSet row;
    private final ReadLimit limit;
    private long read;
    private long last = -1;

    CheckedCells(String table, ResultSet row, ReadLimit limit) {
        this.table = table;
        this.row = row;
        this.limit = limit;
    }

    /** Moves to the next row; returns false if there is none. */
    boolean next() throws SQLException {
        limit.row();
        read++;
        return row.next();
    }

    /** Returns the number of rows before this one. */
    long rank() {
        return read - 1;
    }

    /** Reads a number that must equal the row's index, so that no row is missing or duplicated. */
    int rankIn(int column) throws SQLException, DamageException {
        long number = number(column, 0, Integer.MAX_VALUE);
        if (number != rank()) {
            throw new DamageException(Phrase.of("run.damage.gap", table, name(column), rank(), number));
        }
        return (int) number;
    }

    /** Checks that a number is greater than in the previous row, so that no row is duplicated. */
    void risingIn(int column) throws SQLException, DamageException {
        long number = number(column, 0, Integer.MAX_VALUE);
        if (number <= last) {
            throw new DamageException(Phrase.of("run.damage.twice", table, name(column), rank(), number));
        }
        last = number;
    }

    long number(int column, long least, long most) throws SQLException, DamageException {
        Object value = row.getObject(column);
        if (!(value instanceof Long || value instanceof Integer)) {
            throw new DamageException(Phrase.of("run.damage.no-number", table, name(column), rank()));
        }
        long number = ((Number) value).longValue();
        if (number < least || number > most) {
            throw new DamageException(Phrase.of(
                    "run.damage.range",
                    table,
                    name(column),
                    rank(),
                    Long.toString(number),
                    Long.toString(least),
                    Long.toString(most)));
        }
        return number;
    }

    int index(int column, long count) throws SQLException, DamageException {
        return (int) number(column, 0, count - 1);
    }

    /** Reads a number from 0 to {@code most}, or {@link Trace#NONE} for NULL. */
    long numberOrNone(int column, long most) throws SQLException, DamageException {
        return row.getObject(column) == null ? Trace.NONE : number(column, 0, most);
    }

    long time(int column) throws SQLException, DamageException {
        return number(column, 0, MAX_TIME);
    }

    /** Reads a time, or {@link Trace#NEVER} for NULL. */
    long timeOrNever(int column) throws SQLException, DamageException {
        return numberOrNone(column, MAX_TIME);
    }

    String text(int column) throws SQLException, DamageException {
        String text = textOrNull(column);
        if (text == null) {
            throw new DamageException(Phrase.of("run.damage.no-text", table, name(column), rank()));
        }
        return text;
    }

    @Nullable
    String textOrNull(int column) throws SQLException, DamageException {
        Object value = row.getObject(column);
        if (value != null && !(value instanceof String)) {
            throw new DamageException(Phrase.of("run.damage.no-text", table, name(column), rank()));
        }
        return (String) value;
    }

    /** Reads an instant with a four-digit year, which every date format can show. */
    Instant instant(int column) throws SQLException, DamageException {
        String text = text(column);
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // Reported below.
        }
        throw new DamageException(Phrase.of(
                "run.damage.no-instant", table, name(column), rank(), DamageException.quoted(text, MAX_QUOTED)));
    }

    /** Reads the name of an enum constant. */
    <E extends Enum<E>> E choice(int column, Class<E> type) throws SQLException, DamageException {
        String name = text(column);
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new DamageException(Phrase.of(
                "run.damage.no-choice", table, name(column), rank(), DamageException.quoted(name, MAX_QUOTED)));
    }

    private String name(int column) throws SQLException {
        return row.getMetaData().getColumnName(column);
    }
}
