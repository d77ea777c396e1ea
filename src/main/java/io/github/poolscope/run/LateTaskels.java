package io.github.poolscope.run;

import io.github.poolscope.trace.LateEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes late events of taskels whose rows are already in the file and no longer in the trace. */
final class LateTaskels {
    private final Connection connection;

    LateTaskels(Connection connection) {
        this.connection = connection;
    }

    /** Writes events in chronological order. */
    void write(List<LateEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement started = connection.prepareStatement(
                        "UPDATE taskel SET started = ?, worker = ?, started_rank = ? WHERE number = ?");
                PreparedStatement ended = connection.prepareStatement(TaskelTable.UPDATE_ENDED);
                PreparedStatement completed = connection.prepareStatement("""
                        UPDATE taskel SET outcome = ?, started = coalesce(?, started), ended = coalesce(?, ended),
                          received = ?, cpu = coalesce(?, cpu), worker = coalesce(?, worker), completed_rank = ? WHERE number = ?""");
                PreparedStatement returned =
                        connection.prepareStatement("UPDATE taskel SET result = ? WHERE number = ?");
                PreparedStatement dropped = connection.prepareStatement("""
                        UPDATE taskel SET outcome = ?, ended = coalesce(?, ended), task = coalesce(?, task)
                        WHERE number >= ? AND number < ?""");
                PreparedStatement delivered = connection.prepareStatement("""
                        UPDATE taskel SET delivered = ?, delivered_rank = ? + number - ?
                        WHERE number >= ? AND number < ?""")) {
            StatementRow startedRow = new StatementRow(started);
            StatementRow endedRow = new StatementRow(ended);
            StatementRow completedRow = new StatementRow(completed);
            StatementRow returnedRow = new StatementRow(returned);
            StatementRow droppedRow = new StatementRow(dropped);
            StatementRow deliveredRow = new StatementRow(delivered);
            for (LateEvent event : events) {
                if (event instanceof LateEvent.Started it) {
                    startedRow
                            .number(it.time())
                            .number(it.worker())
                            .exactly(it.rank())
                            .exactly(it.index())
                            .addBatch();
                } else if (event instanceof LateEvent.Ended it) {
                    endedRow.number(it.started())
                            .number(it.ended())
                            .number(it.cpu())
                            .number(it.worker())
                            .exactly(it.index())
                            .addBatch();
                } else if (event instanceof LateEvent.Completed it) {
                    add(it, completedRow);
                } else if (event instanceof LateEvent.Returned it) {
                    returnedRow.text(it.result()).exactly(it.index()).addBatch();
                } else if (event instanceof LateEvent.Dropped it) {
                    droppedRow
                            .text(it.outcome().name())
                            .number(it.time())
                            .number(it.task())
                            .exactly(it.first())
                            .exactly((long) it.first() + it.count())
                            .addBatch();
                } else if (event instanceof LateEvent.Delivered it) {
                    deliveredRow
                            .exactly(it.time())
                            .exactly(it.rank())
                            .exactly(it.first())
                            .exactly(it.first())
                            .exactly((long) it.first() + it.count())
                            .addBatch();
                }
            }
            started.executeBatch();
            ended.executeBatch();
            completed.executeBatch();
            returned.executeBatch();
            dropped.executeBatch();
            delivered.executeBatch();
        }
    }

    private static void add(LateEvent.Completed it, StatementRow row) throws SQLException {
        row.text(it.outcome().name())
                .number(it.started())
                .number(it.ended())
                .number(it.received())
                .number(it.cpu())
                .number(it.worker())
                .exactly(it.rank())
                .exactly(it.index())
                .addBatch();
    }
}
