package io.github.poolscope.run;

import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes new primitives of a trace, and their new events. */
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

    /** Returns how many events have been written. */
    int events() {
        return events.get();
    }

    void writeNew() throws SQLException {
        SyncEvents all = trace.syncEvents();
        int known = all.count(); // Before the objects, so that the object of each of these events is known.
        NewRows.write(
                connection,
                "INSERT INTO sync_object VALUES (?,?,?,?,?)",
                objects,
                trace.syncObjects().count(),
                (row, i) -> {
                    SyncObjects.Made made = trace.syncObjects().at(i);
                    row.exactly(i)
                            .text(made.kind().name())
                            .text(made.name())
                            .number(made.capacity())
                            .exactly(made.time());
                });
        NewRows.write(
                connection,
                "INSERT INTO sync_event VALUES (?,?,?,?,?,?,?)",
                events,
                known,
                all::first,
                (row, i) -> row.exactly(i)
                        .exactly(all.object(i))
                        .text(all.action(i).name())
                        .exactly(all.pid(i))
                        .exactly(all.thread(i))
                        .exactly(all.amount(i))
                        .exactly(all.time(i)));
    }
}
