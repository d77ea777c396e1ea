package io.github.poolscope.run;

import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes taskels and their tasks: each row is touched when it is submitted, begins, completes and is delivered. */
final class TaskelTable {
    private final Connection connection;
    private final Taskels taskels;
    private final Tasks tasks;
    private final Cursors.Cursor submitted;
    private final Cursors.Cursor started;
    private final Cursors.Cursor completed;
    private final Cursors.Cursor delivered;
    private final Cursors.Cursor lastTask;

    TaskelTable(Connection connection, Trace trace, Cursors cursors) {
        this.connection = connection;
        submitted = cursors.from(0);
        started = cursors.from(0);
        completed = cursors.from(0);
        delivered = cursors.from(0);
        lastTask = cursors.from(Trace.NONE);
        taskels = trace.taskels();
        tasks = trace.tasks();
    }

    void writeNew() throws SQLException {
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
    }

    /** How many outcomes are safe in the file. */
    int kept() {
        return completed.kept();
    }

    /** What became of those that will never complete. */
    void writeUnsettled() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE taskel SET outcome = ?, ended = ?, task = ? WHERE number = ?")) {
            Row row = new Row(statement);
            int count = taskels.count();
            for (int i = 0; i < count; i++) {
                Outcome outcome = taskels.outcome(i);
                if (taskels.received(i) == Trace.NEVER) {
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
            for (int i = 0; i < count; i++) {
                boolean passedOn = taskels.task(tasks.first(i)) != i; // Its taskels are in a later task.
                if (passedOn || taskels.started(tasks.first(i)) == Trace.NEVER) {
                    addTask(row, i);
                }
            }
            statement.executeBatch();
        }
    }

    private void writeSubmitted(int now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO taskel (number, outcome, submitted, item) VALUES (?, 'PENDING', ?, ?)")) {
            Row row = new Row(statement);
            for (int i = submitted.get(); i < now; i++) {
                String item = taskels.item(i);
                row.exactly(i)
                        .number(taskels.submitted(i))
                        .text(item.isEmpty() ? null : item)
                        .addBatch();
            }
            submitted.set(now);
            statement.executeBatch();
        }
    }

    private void writeStarted(int now, Row taskRow) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE taskel SET started = ?, worker = ?, task = ?, started_rank = ? WHERE number = ?")) {
            Row row = new Row(statement);
            for (int rank = started.get(); rank < now; rank++) {
                int i = taskels.startedAt(rank);
                row.number(taskels.started(i))
                        .number(taskels.worker(i))
                        .number(taskels.task(i))
                        .exactly(rank)
                        .exactly(i)
                        .addBatch();
                addTaskOf(i, taskRow);
            }
            started.set(now);
            statement.executeBatch();
        }
    }

    private void writeCompleted(int now, Row taskRow) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                UPDATE taskel SET outcome = ?, started = ?, ended = ?, received = ?, cpu = ?, worker = ?, task = ?,
                  completed_rank = ?, result = ? WHERE number = ?""")) {
            Row row = new Row(statement);
            for (int rank = completed.get(); rank < now; rank++) {
                int i = taskels.completedAt(rank);
                Outcome outcome = taskels.outcome(i);
                row.text(outcome.name())
                        .number(taskels.started(i))
                        .number(taskels.ended(i))
                        .number(taskels.received(i))
                        .number(taskels.cpu(i))
                        .number(taskels.worker(i))
                        .number(taskels.task(i))
                        .exactly(rank)
                        .text(outcome == Outcome.SUCCEEDED ? taskels.result(i) : null)
                        .exactly(i)
                        .addBatch();
                addTaskOf(i, taskRow);
            }
            completed.set(now);
            statement.executeBatch();
        }
    }

    private void writeDelivered(int now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE taskel SET delivered = ?, delivered_rank = ? WHERE number = ?")) {
            Row row = new Row(statement);
            for (int rank = delivered.get(); rank < now; rank++) {
                int i = taskels.deliveredAt(rank);
                row.number(taskels.delivered(i)).exactly(rank).exactly(i).addBatch();
            }
            delivered.set(now);
            statement.executeBatch();
        }
    }

    private void addTaskOf(int taskel, Row taskRow) throws SQLException {
        int task = taskels.task(taskel);
        if (task != Trace.NONE && task != lastTask.get()) {
            lastTask.set(task);
            addTask(taskRow, task);
        }
    }

    private void addTask(Row row, int task) throws SQLException {
        row.exactly(task)
                .exactly(tasks.first(task))
                .exactly(tasks.size(task))
                .number(tasks.worker(task))
                .number(tasks.dispatched(task))
                .addBatch();
    }
}
