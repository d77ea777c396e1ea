package io.github.poolscope.run;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, whose cells are looked at before they are believed: SQLite keeps a value of any type in a column
 * of any type. Columns count from 1.
 */
final class CheckedCells {
    /** Process numbers are below this on every platform. */
    static final long MOST_PID = (1L << 32) - 1;

    /** Ten years in nanoseconds. */
    static final long MOST_TIME = 10L * 365 * 24 * 3600 * 1_000_000_000;

    /** Sums of some of these stay within a long. */
    static final long MOST = 1L << 56;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final int MOST_QUOTED = 40;

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

    /** Goes to the next row, if there is one. */
    boolean next() throws SQLException {
        limit.row();
        read++;
        return row.next();
    }

    /** How many rows came before this one. */
    long rank() {
        return read - 1;
    }

    /** A number that must be that of the row, from 0: no row is missing, and none comes twice. */
    int rankIn(int column) throws SQLException, DamageException {
        long number = number(column, 0, Integer.MAX_VALUE);
        if (number != rank()) {
            throw new DamageException(Phrase.of("run.damage.gap", table, name(column), rank(), number));
        }
        return (int) number;
    }

    /** A number that must be greater than that of the row before: no row comes twice. */
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

    /** A number from 0 to {@code most}, or {@link Trace#NONE} where there is none. */
    long numberOrNone(int column, long most) throws SQLException, DamageException {
        return row.getObject(column) == null ? Trace.NONE : number(column, 0, most);
    }

    long time(int column) throws SQLException, DamageException {
        return number(column, 0, MOST_TIME);
    }

    /** A time, or {@link Trace#NEVER}. */
    long timeOrNever(int column) throws SQLException, DamageException {
        return numberOrNone(column, MOST_TIME);
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

    /** An instant as a calendar of four-digit years has it, which every way to write it down can show. */
    Instant instant(int column) throws SQLException, DamageException {
        String text = text(column);
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // Told below.
        }
        throw new DamageException(Phrase.of(
                "run.damage.no-instant", table, name(column), rank(), DamageException.quoted(text, MOST_QUOTED)));
    }

    /** The name of one of an enum's constants. */
    <E extends Enum<E>> E choice(int column, Class<E> type) throws SQLException, DamageException {
        String name = text(column);
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new DamageException(Phrase.of(
                "run.damage.no-choice", table, name(column), rank(), DamageException.quoted(name, MOST_QUOTED)));
    }

    private String name(int column) throws SQLException {
        return row.getMetaData().getColumnName(column);
    }
}
