package io.github.poolscope.run;

import io.github.poolscope.trace.Trace;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement one after another; an absent value becomes NULL. */
final class StatementRow {
    /**
     * The maximum number of rows in a batch: the driver keeps their values as objects until the batch is executed, and
     * many millions of values took half a gigabyte.
     */
    private static final int MAX_WAITING = 512;

    private final PreparedStatement statement;
    private int column;
    private int waiting;

    StatementRow(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Sets a time or a number; {@link Trace#NEVER} and {@link Trace#NONE} become NULL. */
    StatementRow number(long value) throws SQLException {
        column++;
        if (value == Trace.NEVER) {
            statement.setNull(column, Types.INTEGER);
        } else {
            statement.setLong(column, value);
        }
        return this;
    }

    /** Sets a number that may be −1. */
    StatementRow exactly(long value) throws SQLException {
        column++;
        statement.setLong(column, value);
        return this;
    }

    StatementRow text(@Nullable String value) throws SQLException {
        column++;
        statement.setString(column, value);
        return this;
    }

    /** Discards the current row. */
    void drop() {
        column = 0;
    }

    /** Adds the row to the statement's batch; the caller must execute the last batch. */
    void addBatch() throws SQLException {
        column = 0;
        statement.addBatch();
        waiting++;
        if (waiting == MAX_WAITING) {
            waiting = 0;
            statement.executeBatch();
        }
    }
}
