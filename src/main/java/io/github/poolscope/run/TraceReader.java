package io.github.poolscope.run;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Tells a recorder again what the tables of a run file hold, in the orders in which it happened. */
final class TraceReader {
    private final Connection connection;
    private final TraceRecorder recorder;

    TraceReader(Connection connection, TraceRecorder recorder) {
        this.connection = connection;
        this.recorder = recorder;
    }

    /** What is done with each row of a query. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    void read() throws SQLException {
        readWorkers();
        readTaskels();
        readTasks();
        readOrders();
        forEach(
                "SELECT time, worker, user, system, resident, %s FROM sample ORDER BY number"
                        .formatted(RunDatabase.version(connection) >= RunDatabase.WITH_WAITS ? "waited" : "NULL"),
                row -> recorder.sampled(
                        row.getInt(2), row.getLong(1), row.getLong(3), row.getLong(4), row.getLong(5), time(row, 6)));
        readCalls();
        forEach(
                "SELECT time, pid, error, text FROM output ORDER BY number",
                row -> recorder.printed(row.getLong(2), row.getInt(3) != 0, row.getString(4), row.getLong(1)));
        forEach(
                "SELECT taskel, type, message, stack FROM failure ORDER BY number",
                row -> recorder.failed(
                        new Failure(row.getInt(1), row.getString(2), row.getString(3), row.getString(4))));
        if (RunDatabase.version(connection) >= RunDatabase.WITH_NOTES) {
            forEach(
                    "SELECT kind, worker, text, time FROM note ORDER BY number",
                    row -> recorder.noted(
                            Note.Kind.valueOf(row.getString(1)), (int) time(row, 2), row.getString(3), time(row, 4)));
        }
        if (RunDatabase.version(connection) >= RunDatabase.WITH_SCRIPTS) {
            readSync();
        }
    }

    private void readSync() throws SQLException {
        forEach(
                "SELECT kind, name, capacity, time FROM sync_object ORDER BY number",
                row -> recorder.primitive(
                        SyncKind.valueOf(row.getString(1)), row.getString(2), (int) time(row, 3), row.getLong(4)));
        forEach(
                "SELECT object, action, pid, thread, amount, time FROM sync_event ORDER BY number",
                row -> recorder.synced(
                        row.getInt(1),
                        SyncAction.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)));
    }

    private void readWorkers() throws SQLException {
        forEach("""
                SELECT slot, start_method, requested, pid, parent_pid, ready, clock_error, exited, exit_code, reason
                FROM worker ORDER BY number\
                """, row -> {
            int worker = recorder.workerRequested(row.getInt(1), row.getString(2), time(row, 3));
            recorder.workerBorn(worker, time(row, 4), time(row, 5));
            if (time(row, 6) != Trace.NEVER) {
                recorder.workerReady(worker, time(row, 6), time(row, 7));
            }
            if (time(row, 8) != Trace.NEVER) {
                recorder.workerExited(worker, row.getInt(9), ExitReason.valueOf(row.getString(10)), time(row, 8));
            }
        });
    }

    private void readTaskels() throws SQLException {
        forEach("SELECT submitted, item FROM taskel ORDER BY number", row -> {
            String item = row.getString(2);
            if (item != null) {
                recorder.item(recorder.trace().taskels().count(), item);
            }
            recorder.submitted(1, time(row, 1));
        });
    }

    private void readTasks() throws SQLException {
        forEach("SELECT number, first, size, worker, dispatched FROM task ORDER BY number", row -> {
            // A run that was cut off knows only the tasks that had begun; the numbers between are tasks without
            // taskels.
            int number = recorder.trace().tasks().count();
            while (number < row.getInt(1)) {
                number = recorder.task(0, 0) + 1;
            }
            int task = recorder.task(row.getInt(2), row.getInt(3));
            if (time(row, 5) != Trace.NEVER) {
                recorder.dispatched(new int[] {task}, row.getInt(4), time(row, 5));
            }
        });
    }

    private void readOrders() throws SQLException {
        forEach(
                "SELECT number, worker, started FROM taskel WHERE started_rank IS NOT NULL ORDER BY started_rank",
                row -> recorder.started(row.getInt(1), row.getInt(2), time(row, 3)));
        forEach("""
                SELECT number, worker, started, ended, cpu, received, outcome, result FROM taskel
                WHERE completed_rank IS NOT NULL ORDER BY completed_rank\
                """, row -> {
            int index = row.getInt(1);
            String result = row.getString(8);
            if (result != null) {
                recorder.result(index, result);
            }
            recorder.completed(
                    index,
                    (int) time(row, 2),
                    time(row, 3),
                    time(row, 4),
                    time(row, 5),
                    time(row, 6),
                    Outcome.valueOf(row.getString(7)));
        });
        forEach(
                "SELECT number, outcome, ended FROM taskel WHERE completed_rank IS NULL AND outcome <> 'PENDING'",
                row -> recorder.dropped(row.getInt(1), Outcome.valueOf(row.getString(2)), time(row, 3)));
        forEach(
                "SELECT number, delivered FROM taskel WHERE delivered_rank IS NOT NULL ORDER BY delivered_rank",
                row -> recorder.delivered(row.getInt(1), 1, time(row, 2)));
    }

    private void readCalls() throws SQLException {
        forEach("SELECT kind, line, awaited, began, ended FROM call ORDER BY number", row -> {
            CallKind kind = CallKind.valueOf(row.getString(1));
            if (kind == CallKind.CALLBACK) {
                int callback = recorder.callbackBegan((int) time(row, 3), time(row, 4));
                if (time(row, 5) != Trace.NEVER) {
                    recorder.callbackEnded(callback, time(row, 5));
                }
                return;
            }
            int call = recorder.blocked(kind, (int) time(row, 2), (int) time(row, 3), time(row, 4));
            if (time(row, 5) != Trace.NEVER) {
                recorder.unblocked(call, time(row, 5));
            }
        });
    }

    private void forEach(String query, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    /** A number, or what stands for none. */
    private static long time(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Trace.NEVER : value;
    }
}
