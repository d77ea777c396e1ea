package io.github.poolscope.run;

import io.github.poolscope.trace.Trace;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Fills the parameters of a statement one after another; what is not there becomes NULL. */
final class StatementRow {
    /** The driver keeps a batch's values as objects until it is executed: many millions of them were half a gigabyte. */
    private static final int MOST_WAITING = 512;

    private final PreparedStatement statement;
    private int column;
    private int waiting;

    StatementRow(PreparedStatement statement) {
        this.statement = statement;
    }

    /** A time or a number, for which {@link Trace#NEVER} and {@link Trace#NONE} stand for nothing. */
    StatementRow number(long value) throws SQLException {
        column++;
        if (value == Trace.NEVER) {
            statement.setNull(column, Types.INTEGER);
        } else {
            statement.setLong(column, value);
        }
        return this;
    }

    /** A number that may well be −1. */
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

    /** Leaves out the row that has been filled. */
    void drop() {
        column = 0;
    }

    /** Adds the row to the statement's batch; the caller executes the last batch. */
    void addBatch() throws SQLException {
        column = 0;
        statement.addBatch();
        waiting++;
        if (waiting == MOST_WAITING) {
            waiting = 0;
            statement.executeBatch();
        }
    }
}
