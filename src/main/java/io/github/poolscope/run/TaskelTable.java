package io.github.poolscope.run;

import io.github.poolscope.trace.LateEvent;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Saving;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes taskels and their tasks: each row is touched when it is submitted, begins, completes and is delivered. What
 * happens to taskels that the trace has summed up meanwhile is written by {@link LateTaskels}.
 */
final class TaskelTable {
    private final Connection connection;
    private final Taskels taskels;
    private final Tasks tasks;
    private int submitted;
    private int started;
    private int completed;
    private int delivered;
    private int lastTask = Trace.NONE;
    private final LateTaskels late;

    TaskelTable(Connection connection, Trace trace) {
        this.connection = connection;
        taskels = trace.taskels();
        tasks = trace.tasks();
        late = new LateTaskels(connection);
    }

    void writeNew() throws SQLException {
        // First, so that the places that are passed over since their rows are gone are those of these, or of the next round.
        List<LateEvent> events = taskels.takeLate();
        // In this order, so that whatever has begun, completed or been delivered is found among the submitted.
        int nowDelivered = taskels.deliveredCount();
        int nowCompleted = taskels.completedCount();
        int nowStarted = taskels.startedCount();
        int nowSubmitted = taskels.count();
        writeSubmitted(nowSubmitted);
        try (PreparedStatement task = connection.prepareStatement("INSERT OR REPLACE INTO task VALUES (?,?,?,?,?)")) {
            Row taskRow = new Row(task);
            writeStarted(nowStarted, taskRow);
            writeCompleted(nowCompleted, taskRow);
            task.executeBatch();
        }
        writeDelivered(nowDelivered);
        late.write(events);
    }

    /** Tells how far the last round came, once it is on the disk. */
    void tell(Saving saving) {
        saving.taskels(submitted, started, completed, delivered);
    }

    /** What became of those that will never complete. */
    void writeUnsettled() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE taskel SET outcome = ?, ended = ?, task = ? WHERE number = ?")) {
            Row row = new Row(statement);
            int count = taskels.count();
            for (int i = taskels.first(); i < count; i++) {
                Outcome outcome = taskels.outcome(i);
                if (outcome != Outcome.SUCCEEDED && !outcome.isFailure()) {
                    row.text(outcome.name())
                            .number(taskels.ended(i))
                            .number(taskels.task(i))
                            .exactly(i)
                            .addBatch();
                }
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO task VALUES (?,?,?,?,?)")) {
            Row row = new Row(statement);
            int count = tasks.count();
            for (int i = tasks.firstKept(); i < count; i++) {
                boolean passedOn = taskels.task(tasks.first(i)) != i; // Its taskels are in a later task.
                if (passedOn || taskels.started(tasks.first(i)) == Trace.NEVER) {
                    addRow(row, i);
                }
            }
            statement.executeBatch();
        }
    }

    private void writeSubmitted(int now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO taskel (number, outcome, submitted, item) VALUES (?, 'PENDING', ?, ?)")) {
            Row row = new Row(statement);
            for (int i = submitted; i < now; i++) {
                String item = taskels.item(i);
                row.exactly(i)
                        .number(taskels.submitted(i))
                        .text(item.isEmpty() ? null : item)
                        .addBatch();
            }
            submitted = now;
            statement.executeBatch();
        }
    }

    private void writeStarted(int now, Row taskRow) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE taskel SET started = ?, worker = ?, task = ?, started_rank = ? WHERE number = ?")) {
            Row row = new Row(statement);
            for (int rank = started; rank < now; rank++) {
                int i = taskels.startedAt(rank);
                long began = taskels.started(i);
                int worker = taskels.worker(i);
                int task = taskels.task(i);
                if (i < taskels.first()) { // Looked at last: what was read before is the row's.
                    continue;
                }
                row.number(began).number(worker).number(task).exactly(rank).exactly(i).addBatch();
                addTask(task, taskRow);
            }
            started = now;
            statement.executeBatch();
        }
    }

    private void writeCompleted(int now, Row taskRow) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                UPDATE taskel SET outcome = ?, started = ?, ended = ?, received = ?, cpu = ?, worker = ?, task = ?,
                  completed_rank = ?, result = ? WHERE number = ?""")) {
            Row row = new Row(statement);
            for (int rank = completed; rank < now; rank++) {
                int i = taskels.completedAt(rank);
                Outcome outcome = taskels.outcome(i);
                long began = taskels.started(i);
                long ended = taskels.ended(i);
                long received = taskels.received(i);
                long cpu = taskels.cpu(i);
                int worker = taskels.worker(i);
                int task = taskels.task(i);
                String result = outcome == Outcome.SUCCEEDED ? taskels.result(i) : null;
                if (i < taskels.first()) {
                    continue;
                }
                row.text(outcome.name())
                        .number(began)
                        .number(ended)
                        .number(received)
                        .number(cpu)
                        .number(worker)
                        .number(task)
                        .exactly(rank)
                        .text(result)
                        .exactly(i)
                        .addBatch();
                addTask(task, taskRow);
            }
            completed = now;
            statement.executeBatch();
        }
    }

    private void writeDelivered(int now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE taskel SET delivered = ?, delivered_rank = ? WHERE number = ?")) {
            Row row = new Row(statement);
            for (int rank = delivered; rank < now; rank++) {
                int i = taskels.deliveredAt(rank);
                long time = taskels.delivered(i);
                if (i >= taskels.first()) {
                    row.number(time).exactly(rank).exactly(i).addBatch();
                }
            }
            delivered = now;
            statement.executeBatch();
        }
    }

    private void addTask(int task, Row taskRow) throws SQLException {
        if (task != Trace.NONE && task != lastTask) {
            lastTask = task;
            addRow(taskRow, task);
        }
    }

    private void addRow(Row row, int task) throws SQLException {
        row.exactly(task)
                .exactly(tasks.first(task))
                .exactly(tasks.size(task))
                .number(tasks.worker(task))
                .number(tasks.dispatched(task))
                .addBatch();
    }
}
