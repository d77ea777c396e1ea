package io.github.poolscope.run;

import io.github.poolscope.trace.LateEvent;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.SaveProgress;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes taskels and their tasks: each row is written when it is submitted, and updated when it begins, completes and
 * is delivered. Events of taskels that the trace has summed up meanwhile are written by {@link LateTaskels}.
 */
final class TaskelTable {
    /** Writes the end of a taskel whose outcome is pending. */
    static final String UPDATE_ENDED = "UPDATE taskel SET started = ?, ended = ?, cpu = ?, worker = ? WHERE number = ?";

    private final Connection connection;
    private final Taskels taskels;
    private final Tasks tasks;
    private final Cursors.Cursor submitted;
    private final Cursors.Cursor started;
    private final Cursors.Cursor completed;
    private final Cursors.Cursor delivered;
    private final Cursors.Cursor lastTask;
    private final LateTaskels late;
    /** Taken from the trace and not committed yet. */
    private final List<LateEvent> lateEvents = new ArrayList<>();

    /** The same of those that ended. */
    private final List<int[]> ended = new ArrayList<>();

    /** Taskels whose rows were written without an item: it can be told as late as when they begin. */
    private final BitSet withoutItem = new BitSet();

    /** Tasks whose rows have no dispatch: the start of a taskel can be told before the dispatch of its task. */
    private final Set<Integer> undispatched = new LinkedHashSet<>();
    /** Those of them whose rows were written again, in a round that is not committed yet. */
    private final Set<Integer> dispatchedSince = new HashSet<>();

    TaskelTable(Connection connection, Trace trace, Cursors cursors) {
        this.connection = connection;
        submitted = cursors.from(0);
        started = cursors.from(0);
        completed = cursors.from(0);
        delivered = cursors.from(0);
        lastTask = cursors.from(Trace.NONE);
        taskels = trace.taskels();
        tasks = trace.tasks();
        late = new LateTaskels(connection);
    }

    void writeNew() throws SQLException {
        // First, so that rows skipped below because they are gone have their events here, or in the next round.
        lateEvents.addAll(taskels.takeLate());
        ended.add(taskels.takeEnded());
        // In this order, so that all taskels that have begun, completed or been delivered are among the submitted ones.
        int nowDelivered = taskels.deliveredCount();
        int nowCompleted = taskels.completedCount();
        int nowStarted = taskels.startedCount();
        int nowSubmitted = taskels.count();
        writeSubmitted(nowSubmitted);
        try (PreparedStatement task = connection.prepareStatement("INSERT OR REPLACE INTO task VALUES (?,?,?,?,?)")) {
            StatementRow taskRow = new StatementRow(task);
            writeStarted(nowStarted, taskRow);
            writeEnded();
            writeCompleted(nowCompleted, taskRow);
            writeDispatchedSince(taskRow);
            task.executeBatch();
        }
        writeDelivered(nowDelivered);
        late.write(lateEvents);
    }

    /** Tells the trace how much was saved, after the round was committed. */
    void committed(SaveProgress saving) {
        lateEvents.clear();
        ended.clear();
        undispatched.removeAll(dispatchedSince);
        dispatchedSince.clear();
        saving.taskels(submitted.get(), started.get(), completed.get(), delivered.get());
    }

    /** Returns how many outcomes are committed. */
    int kept() {
        return completed.kept();
    }

    /** Writes the taskels that will never complete. */
    void writeUnsettled() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE taskel SET outcome = ?, ended = ?, cpu = ?, task = ? WHERE number = ?")) {
            StatementRow row = new StatementRow(statement);
            int count = taskels.count();
            for (int i = taskels.first(); i < count; i++) {
                Outcome outcome = taskels.outcome(i);
                long end = taskels.ended(i);
                long cpu = taskels.cpu(i);
                int task = taskels.task(i);
                if (taskels.received(i) == Trace.NEVER && i >= taskels.first()) {
                    row.text(outcome.name())
                            .number(end)
                            .number(cpu)
                            .number(task)
                            .exactly(i)
                            .addBatch();
                }
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO task VALUES (?,?,?,?,?)")) {
            StatementRow row = new StatementRow(statement);
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
                "INSERT INTO taskel (number, outcome, submitted, item, pool_call) VALUES (?, 'PENDING', ?, ?, ?)")) {
            StatementRow row = new StatementRow(statement);
            for (int i = submitted.get(); i < now; i++) {
                String item = taskels.item(i);
                withoutItem.set(i, item.isEmpty());
                row.exactly(i)
                        .number(taskels.submitted(i))
                        .text(item.isEmpty() ? null : item)
                        .number(taskels.call(i))
                        .addBatch();
            }
            submitted.set(now);
            statement.executeBatch();
        }
    }

    private void writeStarted(int now, StatementRow taskRow) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "UPDATE taskel SET started = ?, worker = ?, task = ?, started_rank = ? WHERE number = ?");
                PreparedStatement item = connection.prepareStatement("UPDATE taskel SET item = ? WHERE number = ?")) {
            StatementRow row = new StatementRow(statement);
            StatementRow itemRow = new StatementRow(item);
            for (int rank = started.get(); rank < now; rank++) {
                int i = taskels.startedAt(rank);
                long began = taskels.started(i);
                int worker = taskels.worker(i);
                int task = taskels.task(i);
                String told = i >= 0 && withoutItem.get(i) ? taskels.item(i) : "";
                if (i < taskels.first()) { // Checked last: the row was complete until now.
                    continue;
                }
                if (!told.isEmpty()) {
                    itemRow.text(told).exactly(i).addBatch();
                }
                row.number(began)
                        .number(worker)
                        .number(task)
                        .exactly(rank)
                        .exactly(i)
                        .addBatch();
                addTask(task, taskRow);
            }
            started.set(now);
            statement.executeBatch();
            item.executeBatch();
        }
    }

    private void writeEnded() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE_ENDED)) {
            StatementRow row = new StatementRow(statement);
            for (int[] some : ended) {
                for (int i : some) {
                    if (taskels.received(i) == Trace.NEVER) { // Otherwise it is written with its outcome.
                        addEnded(row, i);
                    }
                }
            }
            statement.executeBatch();
        }
    }

    private void addEnded(StatementRow row, int taskel) throws SQLException {
        row.number(taskels.started(taskel))
                .number(taskels.ended(taskel))
                .number(taskels.cpu(taskel))
                .number(taskels.worker(taskel))
                .exactly(taskel);
        if (taskel >= taskels.first()) { // Checked last: the row was complete until now.
            row.addBatch();
        } else {
            row.drop();
        }
    }

    private void writeCompleted(int now, StatementRow taskRow) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                UPDATE taskel SET outcome = ?, started = ?, ended = ?, received = ?, cpu = ?, worker = ?, task = ?,
                  completed_rank = ?, result = ? WHERE number = ?""")) {
            StatementRow row = new StatementRow(statement);
            for (int rank = completed.get(); rank < now; rank++) {
                int i = taskels.completedAt(rank);
                Outcome outcome = taskels.outcome(i);
                long began = taskels.started(i);
                long end = taskels.ended(i);
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
                        .number(end)
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
            completed.set(now);
            statement.executeBatch();
        }
    }

    private void writeDelivered(int now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE taskel SET delivered = ?, delivered_rank = ? WHERE number = ?")) {
            StatementRow row = new StatementRow(statement);
            for (int rank = delivered.get(); rank < now; rank++) {
                int i = taskels.deliveredAt(rank);
                long time = taskels.delivered(i);
                if (i >= taskels.first()) {
                    row.number(time).exactly(rank).exactly(i).addBatch();
                }
            }
            delivered.set(now);
            statement.executeBatch();
        }
    }

    private void writeDispatchedSince(StatementRow taskRow) throws SQLException {
        for (int task : List.copyOf(undispatched)) {
            if (task < tasks.firstKept() || tasks.dispatched(task) != Trace.NEVER) {
                addRow(taskRow, task);
                dispatchedSince.add(task);
            }
        }
    }

    private void addTask(int task, StatementRow taskRow) throws SQLException {
        if (task != Trace.NONE && task != lastTask.get()) {
            lastTask.set(task);
            addRow(taskRow, task);
        }
    }

    private void addRow(StatementRow row, int task) throws SQLException {
        // The time is set last: if it is there, so is the worker.
        long dispatched = tasks.dispatched(task);
        row.exactly(task)
                .exactly(tasks.first(task))
                .exactly(tasks.size(task))
                .number(tasks.worker(task))
                .number(dispatched);
        if (dispatched == Trace.NEVER) {
            undispatched.add(task);
        }
        if (task >= tasks.firstKept()) { // Checked last: the row was complete until now.
            row.addBatch();
        } else {
            row.drop();
        }
    }
}
