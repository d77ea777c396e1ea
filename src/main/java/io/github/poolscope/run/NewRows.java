package io.github.poolscope.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.IntSupplier;

/** Writes the rows of a part of the trace that only grows, from where the last round ended. */
final class NewRows {
    private NewRows() {}

    /** Fills the columns of a row. */
    interface Columns {
        void fill(StatementRow row, int number) throws SQLException;
    }

    /**
     * Writes all rows from a cursor on, which then stands behind them.
     *
     * @param count how many rows there are by now
     * @param first the first row that the trace still keeps, which may rise meanwhile
     */
    static void write(
            Connection connection, String insert, Cursors.Cursor from, int count, IntSupplier first, Columns columns)
            throws SQLException {
        if (from.get() >= count) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            StatementRow row = new StatementRow(statement);
            for (int i = from.get(); i < count; i++) {
                columns.fill(row, i);
                if (i >= first.getAsInt()) { // Looked at last: what was read before is the row's.
                    row.addBatch();
                } else {
                    row.drop();
                }
            }
            from.set(count);
            statement.executeBatch();
        }
    }

    /** The same of a part that keeps all of its rows. */
    static void write(Connection connection, String insert, Cursors.Cursor from, int count, Columns columns)
            throws SQLException {
        write(connection, insert, from, count, () -> 0, columns);
    }
}
