package io.github.poolscope.run;

import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.words.Phrase;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Reads pools, their calls and their workers from a run file and passes them to a recorder. Files of formats before 6
 * contain no pools: their workers are assigned to one pool, except the processes of a script, which are found by their
 * taskels.
 */
final class PoolReader {
    /** The maximum slot number. A program may make many pools one after another, each with slots of its own. */
    private static final int MAX_PLACES = 2_000_000;

    private static final int MAX_LINE = 100_000_000;

    private static final String WORKERS = """
            SELECT number, slot, substr(start_method, 1, 100) AS start_method, requested, pid, parent_pid, ready,
              clock_error, exited, exit_code, reason, %s FROM worker %s ORDER BY number""";

    private static final String COLUMNS = "kind, pool, substr(name, 1, 1000) AS name, taskel";

    private static final String ONLY_WORKERS = "'POOL_WORKER' AS kind, 0 AS pool, '' AS name, NULL AS taskel";

    private static final String FOUND = """
            CASE WHEN found IS NULL THEN 'POOL_WORKER' ELSE 'PROCESS' END AS kind,
              CASE WHEN found IS NULL THEN 0 END AS pool,
              coalesce((SELECT substr(item, 1, 1000) FROM taskel WHERE taskel.number = found), '') AS name,
              found AS taskel""";

    /** A process gets its one taskel when it is requested; a pool's worker gets its first task later. */
    private static final String FINDING = """
            LEFT JOIN (
              SELECT task.worker AS finder, min(task.first) AS found FROM task
                JOIN worker AS asked ON asked.number = task.worker
                JOIN taskel AS its ON its.number = task.first
              WHERE task.size = 1 AND task.dispatched = asked.requested AND its.submitted = asked.requested
                AND its.item <> ''
              GROUP BY task.worker) ON finder = worker.number""";

    private final OpenRun run;
    private final TraceRecorder recorder;
    private final Trace trace;
    private final boolean interrupted;
    private int[] calls = {};
    private int taskels;

    /**
     * @param interrupted whether the run was cut off, so that its data may be incomplete
     */
    PoolReader(OpenRun run, TraceRecorder recorder, boolean interrupted) {
        this.run = run;
        this.recorder = recorder;
        this.interrupted = interrupted;
        trace = recorder.trace();
    }

    /**
     * Reads pools, workers and calls, in this order.
     *
     * @param size the size of the plan's pool, for files without pools
     * @throws DamageException with the first invalid value
     */
    void read(int size) throws SQLException, DamageException {
        run.forEach(
                "taskel",
                "SELECT coalesce(max(number) + 1, 0) AS number FROM taskel",
                row -> taskels = (int) row.number(1, 0, Integer.MAX_VALUE));
        if (run.version() >= RunDatabase.WITH_POOLS) {
            readPools();
            readWorkers(WORKERS.formatted(COLUMNS, ""), size);
            readCalls();
        } else if (run.version() >= RunDatabase.WITH_SCRIPTS) {
            readWorkers(WORKERS.formatted(FOUND, FINDING), size);
        } else {
            readWorkers(WORKERS.formatted(ONLY_WORKERS, ""), size);
        }
    }

    /** Returns the number in the recorder of a call in the file; {@link Trace#NONE} if the file does not contain it. */
    int call(CheckedCells row, int column) throws SQLException, DamageException {
        int number = (int) row.numberOrNone(column, Integer.MAX_VALUE);
        return Math.max(Trace.NONE, Arrays.binarySearch(calls, number));
    }

    private void readPools() throws SQLException, DamageException {
        run.forEach("pool", """
                SELECT number, kind, substr(name, 1, 1000) AS name, size, substr(start_method, 1, 100) AS start_method,
                  created FROM pool ORDER BY number""", row -> {
            if (row.rankIn(1) >= Pools.MAX) {
                throw new DamageException(Phrase.of("run.damage.too-many", "pool", Integer.toString(Pools.MAX)));
            }
            recorder.poolCreated(
                    new PoolDescription(
                            row.choice(2, PoolKind.class),
                            row.text(3),
                            (int) row.number(4, 0, Integer.MAX_VALUE),
                            row.text(5)),
                    row.timeOrNever(6));
        });
    }

    private void readWorkers(String query, int size) throws SQLException, DamageException {
        run.forEach("worker", query, row -> {
            int worker = row.rankIn(1);
            String method = row.text(3);
            WorkerKind kind = row.choice(12, WorkerKind.class);
            if (run.version() < RunDatabase.WITH_POOLS && kind == WorkerKind.POOL_WORKER) {
                ensurePool(method, size, row.timeOrNever(4));
            }
            recorder.workerRequested(
                    new WorkerRequest(
                            kind,
                            known(row, 13, trace.pools().count()),
                            row.index(2, MAX_PLACES),
                            row.text(14),
                            method,
                            known(row, 15, taskels)),
                    row.timeOrNever(4));
            recorder.workerBorn(
                    worker, row.numberOrNone(5, CheckedCells.MAX_PID), row.numberOrNone(6, CheckedCells.MAX_PID));
            long ready = row.timeOrNever(7);
            if (ready != Trace.NEVER) {
                recorder.workerReady(worker, ready, row.timeOrNever(8));
            }
            long exited = row.timeOrNever(9);
            if (exited != Trace.NEVER) {
                recorder.workerExited(
                        worker,
                        (int) row.number(10, Integer.MIN_VALUE, Integer.MAX_VALUE),
                        row.choice(11, ExitReason.class),
                        exited);
            }
        });
    }

    /** Adds the one pool of a file that contains none. */
    private void ensurePool(String startMethod, int size, long created) {
        if (trace.pools().count() == 0) {
            PoolKind kind =
                    switch (startMethod) {
                        case "thread" -> PoolKind.THREAD_POOL;
                        case "none" -> PoolKind.SERIAL;
                        default -> PoolKind.PROCESS_POOL;
                    };
            recorder.poolCreated(new PoolDescription(kind, "", size, startMethod), created);
        }
    }

    /**
     * Reads a number below {@code count}, or {@link Trace#NONE}. An interrupted run may refer to rows that it has not
     * written.
     */
    private int known(CheckedCells row, int column, int count) throws SQLException, DamageException {
        int number = (int) row.numberOrNone(column, interrupted ? Integer.MAX_VALUE : Math.max(0, count - 1));
        return number < count ? number : Trace.NONE;
    }

    private void readCalls() throws SQLException, DamageException {
        int pools = trace.pools().count();
        run.forEach("pool_call", """
                SELECT number, pool, mode, substr(function, 1, 1000) AS function, chunksize, taskels,
                  substr(source, 1, 1000) AS source, line, made, counted FROM pool_call ORDER BY number""", row -> {
            row.risingIn(1);
            int taskelCount = (int) row.numberOrNone(6, Integer.MAX_VALUE);
            long counted = row.timeOrNever(10);
            int call = recorder.called(
                    new CallRequest(
                            known(row, 2, pools),
                            row.choice(3, CallMode.class),
                            textOrEmpty(row, 4),
                            (int) row.numberOrNone(5, Integer.MAX_VALUE),
                            counted == Trace.NEVER ? taskelCount : Trace.NONE,
                            textOrEmpty(row, 7),
                            (int) row.numberOrNone(8, MAX_LINE)),
                    row.time(9));
            if (counted != Trace.NEVER) {
                recorder.allSubmitted(call, taskelCount, counted);
            }
            if (call == calls.length) {
                calls = Arrays.copyOf(calls, Math.max(64, call * 2));
            }
            calls[call] = (int) row.number(1, 0, Integer.MAX_VALUE);
        });
        calls = Arrays.copyOf(calls, trace.poolCalls().count());
    }

    private static String textOrEmpty(CheckedCells row, int column) throws SQLException, DamageException {
        String text = row.textOrNull(column);
        return text == null ? "" : text;
    }
}
