package io.github.poolscope.run;

import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.SaveProgress;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes the pools of a trace, their calls, and the workers. A call is written again until its taskels are known. */
final class PoolTables {
    private final Connection connection;
    private final Trace trace;
    private final Cursors.Cursor pools;
    private final Cursors.Cursor calls;
    private final Cursors.Cursor goneWorkers;
    /**
     * Calls that are in the file and may still change: as of the last round that was committed, and of the one before.
     */
    private SortedSet<Integer> open = new TreeSet<>();

    private SortedSet<Integer> openBefore = open;

    PoolTables(Connection connection, Trace trace, Cursors cursors) {
        this.connection = connection;
        this.trace = trace;
        pools = cursors.from(0);
        calls = cursors.from(0);
        goneWorkers = cursors.from(0);
    }

    /** Writes the rows after all rows that refer to workers, calls or pools, so that each of these exists. */
    void writeNew() throws SQLException {
        writeWorkers();
        writeCalls();
        Pools all = trace.pools();
        NewRows.write(
                connection, "INSERT INTO pool VALUES (?,?,?,?,?,?)", pools, all.count(), (row, i) -> row.exactly(i)
                        .text(all.name(i))
                        .text(all.kind(i).name())
                        .exactly(all.size(i))
                        .text(all.startMethod(i))
                        .number(all.created(i)));
    }

    /** Tells the trace how much was saved, after the round was committed. */
    void committed(SaveProgress saving) {
        openBefore = open;
        saving.poolCalls(open.isEmpty() ? calls.get() : open.first());
    }

    /** Called when the round has failed. */
    void rolledBack() {
        open = openBefore;
    }

    private void writeCalls() throws SQLException {
        PoolCalls all = trace.poolCalls();
        SortedSet<Integer> stillOpen = new TreeSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO pool_call VALUES (?,?,?,?,?,?,?,?,?,?,?)")) {
            StatementRow row = new StatementRow(statement);
            for (int call : openBefore) {
                write(all, call, row, stillOpen);
            }
            int count = all.count();
            for (int call = calls.get(); call < count; call++) {
                write(all, call, row, stillOpen);
            }
            calls.set(count);
            statement.executeBatch();
        }
        open = stillOpen;
    }

    private static void write(PoolCalls all, int call, StatementRow row, SortedSet<Integer> open) throws SQLException {
        int taskels = all.taskels(call); // Read before its first taskel, which is known if all are.
        int first = all.firstTaskel(call);
        row.exactly(call)
                .number(all.pool(call))
                .text(all.mode(call).name())
                .text(all.function(call).isEmpty() ? null : all.function(call))
                .number(all.chunksize(call))
                .number(first)
                .number(taskels)
                .text(all.source(call).isEmpty() ? null : all.source(call))
                .number(all.line(call))
                .exactly(all.made(call))
                .number(all.counted(call));
        if (call < all.first()) { // Checked last: the row was complete until now.
            row.drop();
            return;
        }
        row.addBatch();
        if (taskels == Trace.NONE || (first == Trace.NONE && taskels > 0)) {
            open.add(call);
        }
    }

    private void writeWorkers() throws SQLException {
        Workers workers = trace.workers();
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO worker VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            StatementRow row = new StatementRow(statement);
            boolean allGone = true;
            for (int i = goneWorkers.get(); i < workers.count(); i++) {
                long exited = workers.exited(i);
                row.exactly(i)
                        .exactly(workers.slot(i))
                        .number(workers.pid(i))
                        .number(workers.parentPid(i))
                        .text(workers.startMethod(i))
                        .number(workers.requested(i))
                        .number(workers.ready(i))
                        .number(exited)
                        .exactly(workers.exitCode(i))
                        .text(workers.reason(i).name())
                        .number(workers.clockError(i))
                        .text(workers.kind(i).name())
                        .number(workers.pool(i))
                        .text(workers.name(i))
                        .number(workers.taskel(i))
                        .addBatch();
                allGone &= exited != Trace.NEVER;
                if (allGone) {
                    goneWorkers.set(i + 1);
                }
            }
            statement.executeBatch();
        }
    }
}
