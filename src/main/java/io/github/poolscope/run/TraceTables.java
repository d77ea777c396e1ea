package io.github.poolscope.run;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.SaveProgress;
import io.github.poolscope.trace.Sources;
import io.github.poolscope.trace.Trace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes new data of a trace to the tables of its file. Append-only data is written from where the last round ended;
 * data that may still change (workers, calls in progress) is written again.
 */
final class TraceTables {
    /** Callbacks are in the table of calls, numbered above all possible calls of the main program's thread. */
    private static final long FIRST_CALLBACK = 1_000_000_000;

    /** Calls of other threads are numbered above all possible callbacks. */
    private static final long FIRST_ELSEWHERE = 4_000_000_000L;

    private final Connection connection;
    private final RunHeader header;
    private final Trace trace;
    private final TaskelTable taskels;
    private final SyncTables sync;
    private final PoolTables pools;
    private final AboutTable about;
    private final Cursors cursors = new Cursors();
    private final Cursors.Cursor samples = cursors.from(0);
    private final Cursors.Cursor calls = cursors.from(0);
    private final Cursors.Cursor callsElsewhere = cursors.from(0);
    private final Cursors.Cursor sources = cursors.from(0);
    private final Cursors.Cursor callbacks = cursors.from(0);
    private final Cursors.Cursor lines = cursors.from(0);
    private final Cursors.Cursor failures = cursors.from(0);
    private final Cursors.Cursor notes = cursors.from(0);
    private final SaveProgress saving;

    TraceTables(Connection connection, RunHeader header, Trace trace, Supplier<About> about) {
        this.connection = connection;
        this.header = header;
        this.trace = trace;
        taskels = new TaskelTable(connection, trace, cursors);
        sync = new SyncTables(connection, trace, cursors);
        pools = new PoolTables(connection, trace, cursors);
        this.about = new AboutTable(connection, about);
        saving = trace.beginSaving();
    }

    void writeHeader() throws SQLException {
        try (PreparedStatement run =
                        connection.prepareStatement("INSERT INTO run VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
                PreparedStatement line = connection.prepareStatement("INSERT INTO line VALUES (?,?,?,?)")) {
            new StatementRow(run)
                    .text(PlanJson.write(header.plan()))
                    .text(header.program().language())
                    .exactly(header.items())
                    .exactly(header.workers())
                    .exactly(header.chunksize())
                    .text(trace.began().toString())
                    .exactly(trace.mainPid())
                    .text(trace.state().name())
                    .text(null)
                    .exactly(0)
                    .exactly(0)
                    .exactly(header.cores().orElse(0))
                    .exactly(0)
                    .exactly(0)
                    .exactly(0)
                    .exactly(0)
                    .exactly(0)
                    .addBatch();
            run.executeBatch();
            StatementRow row = new StatementRow(line);
            int number = 0;
            for (Program.Line told : header.program().lines()) {
                row.exactly(number)
                        .text(told.text())
                        .text(told.step().name())
                        .text(told.label())
                        .addBatch();
                number++;
            }
            line.executeBatch();
        }
        connection.commit();
    }

    /**
     * Writes one round.
     *
     * @throws SQLException if nothing was written; the next round writes it too
     */
    void writeNew() throws SQLException {
        inTransaction(this::write);
    }

    /**
     * Writes the last round, after the end of the run, including taskels without an outcome.
     *
     * @throws SQLException if nothing was written; may be called again
     */
    void writeLast() throws SQLException {
        inTransaction(() -> {
            write();
            taskels.writeUnsettled();
        });
    }

    /** Returns how many taskels are in the file with their outcomes. */
    int kept() {
        return taskels.kept();
    }

    /**
     * Returns how many taskels are missing or incomplete in the file: the run was faster than the disk for too long.
     */
    long lost() {
        return trace.taskels().lost();
    }

    private interface Writing {
        void write() throws SQLException;
    }

    private void inTransaction(Writing writing) throws SQLException {
        try {
            writing.write();
            connection.commit();
        } catch (SQLException e) {
            cursors.back();
            pools.rolledBack();
            rollBack();
            throw e;
        }
        cursors.keep();
        taskels.committed(saving);
        pools.committed(saving);
        about.committed();
        saving.others(samples.get(), calls.get(), callsElsewhere.get(), callbacks.get(), sync.events());
    }

    /**
     * Rolls back. After some errors, such as a full disk, the database has already done so, which the driver does not
     * notice.
     */
    private void rollBack() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
            }
        }
    }

    private void write() throws SQLException {
        // Read first: if a file says that its run is over, it is complete.
        RunState state = trace.state();
        @Nullable String error = trace.error().orElse(null);
        taskels.writeNew();
        writeSamples();
        writeCalls();
        writeSources();
        writeOutput();
        writeFailures();
        writeNotes();
        sync.writeNew();
        about.writeNew();
        pools.writeNew(); // After all rows that refer to workers or calls, so that each of these exists.
        long now = trace.now(); // Last: nothing in a file is later than its end.
        try (PreparedStatement run = connection.prepareStatement("""
                UPDATE run SET state = ?, error = ?, last_seen = ?, output_left_out = ?, notes_left_out = ?,
                  workers_left_out = ?, objects_left_out = ?, pools_left_out = ?, main_pid = ?,
                  sources_left_out = ?""")) {
            new StatementRow(run)
                    .text(state.name())
                    .text(error)
                    .exactly(trace.end() == Trace.NEVER ? now : trace.end())
                    .exactly(trace.output().leftOut())
                    .exactly(trace.notes().leftOut())
                    .exactly(trace.workers().leftOut())
                    .exactly(trace.syncObjects().leftOut())
                    .exactly(trace.pools().leftOut())
                    .exactly(trace.mainPid())
                    .exactly(trace.sources().leftOut())
                    .addBatch();
            run.executeBatch();
        }
    }

    private void writeSamples() throws SQLException {
        Samples all = trace.samples();
        NewRows.write(
                connection,
                "INSERT INTO sample VALUES (?,?,?,?,?,?,?)",
                samples,
                all.count(),
                all::first,
                (row, i) -> row.exactly(i)
                        .exactly(all.time(i))
                        .exactly(all.worker(i))
                        .exactly(all.user(i))
                        .exactly(all.system(i))
                        .exactly(all.resident(i))
                        .number(all.waited(i)));
    }

    private void writeCalls() throws SQLException {
        calls.set(write(trace.calls(), calls.get(), 0));
        callsElsewhere.set(write(trace.callsElsewhere(), callsElsewhere.get(), FIRST_ELSEWHERE));
        callbacks.set(write(trace.callbacks(), callbacks.get(), FIRST_CALLBACK));
    }

    /** Writes calls from {@code from} on, numbered from {@code first}; returns the first that may still change. */
    private int write(Calls all, int from, long first) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO call VALUES (?,?,?,?,?,?,?,?,?)")) {
            StatementRow row = new StatementRow(statement);
            int count = all.count();
            int open = count;
            for (int i = from; i < count; i++) {
                long ended = all.ended(i);
                row.exactly(first + i)
                        .text(all.kind(i).name())
                        .number(all.line(i))
                        .number(all.awaited(i))
                        .exactly(all.began(i))
                        .number(ended)
                        .text(all.source(i).isEmpty() ? null : all.source(i))
                        .number(all.worker(i))
                        .exactly(all.thread(i));
                if (i < all.first()) { // Checked last: the row was complete until now.
                    row.drop();
                    continue;
                }
                row.addBatch();
                if (ended == Trace.NEVER) {
                    open = Math.min(open, i);
                }
            }
            statement.executeBatch();
            return open;
        }
    }

    private void writeSources() throws SQLException {
        Sources all = trace.sources();
        NewRows.write(
                connection, "INSERT INTO source VALUES (?,?,?,?)", sources, all.count(), (row, i) -> row.exactly(i)
                        .text(all.at(i).path())
                        .text(all.at(i).text())
                        .exactly(all.at(i).isWhole() ? 1 : 0));
    }

    private void writeOutput() throws SQLException {
        Output all = trace.output();
        NewRows.write(
                connection, "INSERT INTO output VALUES (?,?,?,?,?)", lines, all.count(), (row, i) -> row.exactly(i)
                        .exactly(all.time(i))
                        .exactly(all.pid(i))
                        .exactly(all.isError(i) ? 1 : 0)
                        .text(all.text(i)));
    }

    private void writeNotes() throws SQLException {
        NewRows.write(
                connection,
                "INSERT INTO note VALUES (?,?,?,?,?)",
                notes,
                trace.notes().count(),
                (row, i) -> {
                    Note note = trace.notes().at(i);
                    row.exactly(i)
                            .text(note.kind().name())
                            .number(note.worker())
                            .exactly(note.time())
                            .text(note.text());
                });
    }

    private void writeFailures() throws SQLException {
        NewRows.write(
                connection,
                "INSERT INTO failure VALUES (?,?,?,?,?)",
                failures,
                trace.failures().count(),
                (row, i) -> {
                    Failure failure = trace.failures().at(i);
                    row.exactly(i)
                            .exactly(failure.index())
                            .text(failure.type())
                            .text(failure.message())
                            .text(failure.stackTrace());
                });
    }
}
