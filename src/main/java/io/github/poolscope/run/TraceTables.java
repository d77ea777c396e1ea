package io.github.poolscope.run;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Saving;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Writes what is new in a trace to the tables of its file. What only grows is written from where the last round ended;
 * what may still change (workers, calls not returned) is written again.
 */
final class TraceTables {
    /** Callbacks stand in the table of calls, behind all that the main program's own thread can make. */
    private static final int FIRST_CALLBACK = 1_000_000_000;

    private final Connection connection;
    private final RunHeader header;
    private final Trace trace;
    private final TaskelTable taskels;
    private int samples;
    private int calls;
    private int callbacks;
    private int lines;
    private int failures;
    private int notes;
    private int goneWorkers;
    private final SyncTables sync;
    private final Saving saving;

    TraceTables(Connection connection, RunHeader header, Trace trace) {
        this.connection = connection;
        this.header = header;
        this.trace = trace;
        taskels = new TaskelTable(connection, trace);
        sync = new SyncTables(connection, trace);
        saving = trace.beginSaving();
    }

    void writeHeader() throws SQLException {
        try (PreparedStatement run = connection.prepareStatement("INSERT INTO run VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
                PreparedStatement line = connection.prepareStatement("INSERT INTO line VALUES (?,?,?,?)")) {
            new Row(run)
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
                    .addBatch();
            run.executeBatch();
            Row row = new Row(line);
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

    /** One round. */
    void writeNew() throws SQLException {
        write();
        connection.commit();
        taskels.tell(saving);
        saving.others(samples, calls, sync.events());
    }

    /** How many taskels are not in the file as they were: the run was faster than the disk for too long. */
    long lost() {
        return trace.taskels().lost();
    }

    /** The last round, after the run is over: with what became of the taskels that have no outcome. */
    void writeLast() throws SQLException {
        write();
        taskels.writeUnsettled();
        connection.commit();
    }

    private void write() throws SQLException {
        writeWorkers();
        taskels.writeNew();
        writeSamples();
        writeCalls();
        writeOutput();
        writeFailures();
        writeNotes();
        sync.writeNew();
        long now = trace.now(); // After all that is written: nothing in a file is later than its end.
        try (PreparedStatement run = connection.prepareStatement(
                "UPDATE run SET state = ?, error = ?, last_seen = ?, output_left_out = ?, notes_left_out = ?")) {
            new Row(run)
                    .text(trace.state().name())
                    .text(trace.error().orElse(null))
                    .exactly(trace.end() == Trace.NEVER ? now : trace.end())
                    .exactly(trace.output().leftOut())
                    .exactly(trace.notes().leftOut())
                    .addBatch();
            run.executeBatch();
        }
    }

    private void writeWorkers() throws SQLException {
        Workers workers = trace.workers();
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO worker VALUES (?,?,?,?,?,?,?,?,?,?,?)")) {
            Row row = new Row(statement);
            boolean allGone = true;
            for (int i = goneWorkers; i < workers.count(); i++) {
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
                        .addBatch();
                allGone &= exited != Trace.NEVER;
                if (allGone) {
                    goneWorkers = i + 1;
                }
            }
            statement.executeBatch();
        }
    }

    private void writeSamples() throws SQLException {
        Samples all = trace.samples();
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO sample VALUES (?,?,?,?,?,?,?)")) {
            Row row = new Row(statement);
            int count = all.count();
            for (int i = samples; i < count; i++) {
                long time = all.time(i);
                int worker = all.worker(i);
                long user = all.user(i);
                long system = all.system(i);
                long resident = all.resident(i);
                long waited = all.waited(i);
                if (i >= all.first()) { // Looked at last: what was read before is the sample's.
                    row.exactly(i)
                            .exactly(time)
                            .exactly(worker)
                            .exactly(user)
                            .exactly(system)
                            .exactly(resident)
                            .number(waited)
                            .addBatch();
                }
            }
            samples = count;
            statement.executeBatch();
        }
    }

    private void writeCalls() throws SQLException {
        calls = write(trace.calls(), calls, 0);
        callbacks = write(trace.callbacks(), callbacks, FIRST_CALLBACK);
    }

    /** Writes calls from {@code from} on, numbered from {@code first}; returns the first that may still change. */
    private int write(Calls all, int from, int first) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO call VALUES (?,?,?,?,?,?)")) {
            Row row = new Row(statement);
            int count = all.count();
            int open = count;
            for (int i = from; i < count; i++) {
                CallKind kind = all.kind(i);
                int line = all.line(i);
                int awaited = all.awaited(i);
                long began = all.began(i);
                long ended = all.ended(i);
                if (i < all.first()) {
                    continue;
                }
                row.exactly(first + i)
                        .text(kind.name())
                        .number(line)
                        .number(awaited)
                        .exactly(began)
                        .number(ended)
                        .addBatch();
                if (ended == Trace.NEVER) {
                    open = Math.min(open, i);
                }
            }
            statement.executeBatch();
            return open;
        }
    }

    private void writeOutput() throws SQLException {
        Output all = trace.output();
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO output VALUES (?,?,?,?,?)")) {
            Row row = new Row(statement);
            int count = all.count();
            for (int i = lines; i < count; i++) {
                row.exactly(i)
                        .exactly(all.time(i))
                        .exactly(all.pid(i))
                        .exactly(all.isError(i) ? 1 : 0)
                        .text(all.text(i))
                        .addBatch();
            }
            lines = count;
            statement.executeBatch();
        }
    }

    private void writeNotes() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO note VALUES (?,?,?,?,?)")) {
            Row row = new Row(statement);
            int count = trace.notes().count();
            for (int i = notes; i < count; i++) {
                Note note = trace.notes().at(i);
                row.exactly(i)
                        .text(note.kind().name())
                        .number(note.worker())
                        .exactly(note.time())
                        .text(note.text())
                        .addBatch();
            }
            notes = count;
            statement.executeBatch();
        }
    }

    private void writeFailures() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO failure VALUES (?,?,?,?,?)")) {
            Row row = new Row(statement);
            int count = trace.failures().count();
            for (int i = failures; i < count; i++) {
                Failure failure = trace.failures().at(i);
                row.exactly(i)
                        .exactly(failure.index())
                        .text(failure.type())
                        .text(failure.message())
                        .text(failure.stackTrace())
                        .addBatch();
            }
            failures = count;
            statement.executeBatch();
        }
    }
}
