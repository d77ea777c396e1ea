package io.github.poolscope.run;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.BlockedCall;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Sources;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Phrase;
import java.sql.SQLException;

/**
 * Reads the tables of a run file and passes their data to a recorder in chronological order. Every number is checked
 * before it is used as an index or a size.
 */
final class TraceReader {
    /** The maximum number of primitives. A script creates some dozens; each needs a lane in the picture. */
    private static final int MAX_PRIMITIVES = 10_000;

    private static final long MAX_AMOUNT = 1L << 53;
    private static final int MAX_LINE = 1_000_000;

    private final OpenRun run;
    private final TraceRecorder recorder;
    private final Trace trace;
    private final RunHeader header;
    private final boolean interrupted;

    /**
     * Creates a reader of an open file.
     *
     * @param header the other facts of the run
     * @param interrupted whether the run was cut off, so that its data may be incomplete
     */
    TraceReader(OpenRun run, TraceRecorder recorder, RunHeader header, boolean interrupted) {
        this.run = run;
        this.recorder = recorder;
        this.header = header;
        this.interrupted = interrupted;
        trace = recorder.trace();
    }

    /**
     * Reads the tables.
     *
     * @throws DamageException with the first invalid value
     */
    void read() throws SQLException, DamageException {
        PoolReader pools = new PoolReader(run, recorder, interrupted);
        pools.read(header.workers());
        int retries = header.plan().safeguards().retries();
        new TaskelReader(run, recorder, this::worker, pools::call, retries).read();
        readSamples();
        readCalls();
        if (run.version() >= RunDatabase.WITH_SOURCES) {
            readSources();
        }
        run.forEach(
                "output",
                "SELECT number, pid, error, substr(text, 1, 10000) AS text, time FROM output ORDER BY number",
                row -> recorder.printed(
                        row.number(2, Trace.NONE, CheckedCells.MAX_PID),
                        row.number(3, 0, 1) != 0,
                        row.text(4),
                        row.time(5)));
        readFailures();
        if (run.version() >= RunDatabase.WITH_NOTES) {
            run.forEach(
                    "note",
                    "SELECT number, kind, worker, substr(text, 1, 10000) AS text, time FROM note ORDER BY number",
                    row -> recorder.noted(row.choice(2, Note.Kind.class), worker(row, 3), row.text(4), row.time(5)));
        }
        if (run.version() >= RunDatabase.WITH_SCRIPTS) {
            readSync();
        }
    }

    /**
     * Reads the number of a worker, or {@link Trace#NONE}. A program that was killed may have written events of a
     * worker before the worker itself.
     */
    private int worker(CheckedCells row, int column) throws SQLException, DamageException {
        int count = trace.workers().count();
        int worker = (int) row.numberOrNone(column, interrupted ? Integer.MAX_VALUE : Math.max(0, count - 1));
        return worker < count ? worker : Trace.NONE;
    }

    private void readSamples() throws SQLException, DamageException {
        int workers = trace.workers().count();
        run.forEach(
                "sample",
                "SELECT number, worker, time, user, system, resident, %s AS waited FROM sample ORDER BY number"
                        .formatted(run.version() >= RunDatabase.WITH_WAITS ? "waited" : "NULL"),
                row -> {
                    // A program that was killed may have written a sample of a worker before the worker itself.
                    int worker = (int) row.number(2, Trace.NONE, interrupted ? Integer.MAX_VALUE : workers - 1);
                    if (worker < workers) {
                        recorder.sampled(
                                worker,
                                row.time(3),
                                row.number(4, 0, CheckedCells.MAX),
                                row.number(5, 0, CheckedCells.MAX),
                                row.number(6, 0, CheckedCells.MAX),
                                row.numberOrNone(7, CheckedCells.MAX));
                    }
                });
    }

    private void readCalls() throws SQLException, DamageException {
        String query = "SELECT number, kind, line, awaited, began, ended, %s FROM call ORDER BY number"
                .formatted(
                        run.version() >= RunDatabase.WITH_SOURCES
                                ? "substr(source, 1, 1000) AS source, worker, thread"
                                : "NULL AS source, NULL AS worker, 0 AS thread");
        run.forEach("call", query, row -> {
            CallKind kind = row.choice(2, CallKind.class);
            if (kind == CallKind.CALLBACK) {
                int callback = recorder.callbackBegan((int) row.numberOrNone(4, Integer.MAX_VALUE), row.time(5));
                long returned = row.timeOrNever(6);
                if (returned != Trace.NEVER) {
                    recorder.callbackEnded(callback, returned);
                }
                return;
            }
            String source = row.textOrNull(7);
            BlockedCall call = new BlockedCall(
                    kind,
                    source == null ? "" : source,
                    (int) row.numberOrNone(3, MAX_LINE),
                    (int) row.numberOrNone(4, Integer.MAX_VALUE),
                    worker(row, 8),
                    (int) row.number(9, 0, Integer.MAX_VALUE));
            // A program that was killed may have written a call of a worker before the worker itself.
            if (row.numberOrNone(8, Integer.MAX_VALUE) != call.worker()) {
                return;
            }
            int number = recorder.blocked(call, row.time(5));
            long ended = row.timeOrNever(6);
            if (ended != Trace.NEVER) {
                recorder.unblocked(call, number, ended);
            }
        });
    }

    private void readSources() throws SQLException, DamageException {
        run.forEach(
                "source",
                "SELECT number, substr(path, 1, 1000) AS path, substr(text, 1, %s) AS text, whole FROM source ORDER BY number"
                        .formatted(Integer.toString(Sources.MAX_BYTES)),
                row -> {
                    if (row.rankIn(1) >= Sources.MAX) {
                        throw new DamageException(
                                Phrase.of("run.damage.too-many", "source", Integer.toString(Sources.MAX)));
                    }
                    recorder.source(row.text(2), row.text(3), row.number(4, 0, 1) != 0);
                });
    }

    private void readFailures() throws SQLException, DamageException {
        int count = trace.taskels().count();
        run.forEach("failure", """
                SELECT number, taskel, substr(type, 1, 1000) AS type, substr(message, 1, 100000) AS message,
                  substr(stack, 1, 1000000) AS stack FROM failure ORDER BY number""", row -> {
            // A program that was killed may have written a taskel's error before the taskel itself.
            int taskel = row.index(2, interrupted ? Integer.MAX_VALUE : count);
            if (taskel < count) {
                recorder.failed(new Failure(taskel, row.text(3), row.text(4), row.text(5)));
            }
        });
    }

    private void readSync() throws SQLException, DamageException {
        run.forEach(
                "sync_object",
                "SELECT number, kind, substr(name, 1, 1000) AS name, capacity, time FROM sync_object ORDER BY number",
                row -> {
                    if (row.rankIn(1) >= MAX_PRIMITIVES) {
                        throw new DamageException(
                                Phrase.of("run.damage.too-many", "sync_object", Integer.toString(MAX_PRIMITIVES)));
                    }
                    recorder.primitive(
                            row.choice(2, SyncKind.class),
                            row.text(3),
                            (int) row.numberOrNone(4, Integer.MAX_VALUE),
                            row.time(5));
                });
        int objects = trace.syncObjects().count();
        run.forEach(
                "sync_event",
                "SELECT number, object, action, pid, thread, amount, time FROM sync_event ORDER BY number",
                row -> recorder.synced(
                        row.index(2, objects),
                        row.choice(3, SyncAction.class),
                        row.number(4, Trace.NONE, CheckedCells.MAX_PID),
                        row.number(5, 0, MAX_AMOUNT),
                        row.number(6, -MAX_AMOUNT, MAX_AMOUNT),
                        row.time(7)));
    }
}
