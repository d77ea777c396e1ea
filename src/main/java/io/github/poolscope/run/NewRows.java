package io.github.poolscope.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.IntSupplier;

/** Writes the rows of an append-only part of the trace, from where the last round ended. */
final class NewRows {
    private NewRows() {}

    /** Sets the columns of a row. */
    interface Columns {
        void fill(StatementRow row, int number) throws SQLException;
    }

    /**
     * Writes all rows from a cursor on, and moves the cursor after them.
     *
     * @param count the present number of rows
     * @param first the first row that the trace still stores, which may increase meanwhile
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
                if (i >= first.getAsInt()) { // Checked last: the row was complete until now.
                    row.addBatch();
                } else {
                    row.drop();
                }
            }
            from.set(count);
            statement.executeBatch();
        }
    }

    /** Writes rows of a part that stores all its rows. */
    static void write(Connection connection, String insert, Cursors.Cursor from, int count, Columns columns)
            throws SQLException {
        write(connection, insert, from, count, () -> 0, columns);
    }
}
