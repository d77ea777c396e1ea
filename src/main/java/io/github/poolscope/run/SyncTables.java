package io.github.poolscope.run;

import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes what is new of the primitives of a trace, and of what happened to them. */
final class SyncTables {
    private final Connection connection;
    private final Trace trace;
    private final Cursors.Cursor objects;
    private final Cursors.Cursor events;

    SyncTables(Connection connection, Trace trace, Cursors cursors) {
        this.connection = connection;
        this.trace = trace;
        objects = cursors.from(0);
        events = cursors.from(0);
    }

    void writeNew() throws SQLException {
        int known = trace.syncEvents().count();
        if (objects.get() < trace.syncObjects().count()) {
            writeObjects();
        }
        if (events.get() < known) {
            writeEvents(known);
        }
    }

    private void writeObjects() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO sync_object VALUES (?,?,?,?,?)")) {
            Row row = new Row(statement);
            int count = trace.syncObjects().count();
            for (int i = objects.get(); i < count; i++) {
                SyncObjects.Made made = trace.syncObjects().at(i);
                row.exactly(i)
                        .text(made.kind().name())
                        .text(made.name())
                        .number(made.capacity())
                        .exactly(made.time())
                        .addBatch();
            }
            objects.set(count);
            statement.executeBatch();
        }
    }

    private void writeEvents(int count) throws SQLException {
        SyncEvents all = trace.syncEvents();
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO sync_event VALUES (?,?,?,?,?,?,?)")) {
            Row row = new Row(statement);
            for (int i = events.get(); i < count; i++) {
                row.exactly(i)
                        .exactly(all.object(i))
                        .text(all.action(i).name())
                        .exactly(all.pid(i))
                        .exactly(all.thread(i))
                        .exactly(all.amount(i))
                        .exactly(all.time(i))
                        .addBatch();
            }
            events.set(count);
            statement.executeBatch();
        }
    }
}
