package io.github.poolscope.run;

import io.github.poolscope.trace.SyncAction;
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

    /** How many events the last round has come to. */
    int events() {
        return events.get();
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
                int object = all.object(i);
                SyncAction action = all.action(i);
                long pid = all.pid(i);
                long thread = all.thread(i);
                long amount = all.amount(i);
                long time = all.time(i);
                if (i >= all.first()) { // Looked at last: what was read before is the event's.
                    row.exactly(i)
                            .exactly(object)
                            .text(action.name())
                            .exactly(pid)
                            .exactly(thread)
                            .exactly(amount)
                            .exactly(time)
                            .addBatch();
                }
            }
            events.set(count);
            statement.executeBatch();
        }
    }
}
