package io.github.poolscope.run;

import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Phrase;
import java.sql.SQLException;

/** Reads taskels and their tasks from a run file and passes them to a recorder in chronological order. */
final class TaskelReader {
    /** A retried taskel is in one more task each time, and so may be those that were lost with it. */
    private static final int TASKS_A_TRIAL = 2;

    /** The maximum number of tasks per taskel for any plan. */
    private static final int MAX_TASKS_A_TASKEL = 20;

    /** The minimum of the limit, for runs with few taskels. */
    private static final int FEW_TASKS = 10_000;

    /**
     * Each retry means that a worker died: no run lasts for more of them, and a malicious file must not fill the
     * memory.
     */
    private static final int MAX_TASKS_OF_RETRIES = 10_000_000;

    private final OpenRun run;
    private final TraceRecorder recorder;
    private final NumberColumn worker;
    private final NumberColumn call;
    private final int retries;

    /** Reads the number of a worker or of a call, or {@link Trace#NONE}. */
    interface NumberColumn {
        int read(CheckedCells row, int column) throws SQLException, DamageException;
    }

    /**
     * Creates a reader of an open file.
     *
     * @param retries how many times its plan retries a taskel
     */
    TaskelReader(OpenRun run, TraceRecorder recorder, NumberColumn worker, NumberColumn call, int retries) {
        this.run = run;
        this.retries = retries;
        this.recorder = recorder;
        this.worker = worker;
        this.call = call;
    }

    /**
     * Reads the taskels.
     *
     * @throws DamageException with the first invalid value
     */
    void read() throws SQLException, DamageException {
        run.forEach(
                "taskel",
                "SELECT number, submitted, substr(item, 1, 10000) AS item, %s AS pool_call FROM taskel ORDER BY number"
                        .formatted(run.version() >= RunDatabase.WITH_POOLS ? "pool_call" : "NULL"),
                row -> {
                    int index = row.rankIn(1);
                    String item = row.textOrNull(3);
                    if (item != null) {
                        recorder.item(index, item);
                    }
                    recorder.submitted(call.read(row, 4), 1, row.timeOrNever(2));
                });
        int count = recorder.trace().taskels().count();
        readTasks(count);
        readStarted(count);
        readEnded(count);
        readCompleted(count);
        readDropped(count);
        run.forEach(
                "taskel",
                "SELECT delivered_rank, number, delivered FROM taskel"
                        + " WHERE delivered_rank IS NOT NULL ORDER BY delivered_rank",
                row -> {
                    row.risingIn(1);
                    recorder.delivered(row.index(2, count), 1, row.time(3));
                });
    }

    private void readTasks(int count) throws SQLException, DamageException {
        long usual = Math.max(FEW_TASKS, Math.min(Integer.MAX_VALUE, (long) count * MAX_TASKS_A_TASKEL));
        long most = Math.max(usual, Math.min(MAX_TASKS_OF_RETRIES, (long) count * TASKS_A_TRIAL * (retries + 1)));
        run.forEach("task", "SELECT number, first, size, worker, dispatched FROM task ORDER BY number", row -> {
            int number = row.index(1, most);
            int next = recorder.trace().tasks().count();
            if (number < next) {
                throw new DamageException(Phrase.of("run.damage.gap", "task", "number", next, number));
            }
            // An interrupted run knows only the tasks that had begun; the numbers between are tasks without taskels.
            while (next < number) {
                next = recorder.task(0, 0) + 1;
            }
            int first = (int) row.number(2, 0, count);
            int task = recorder.task(first, (int) row.number(3, 0, count - first));
            long dispatched = row.timeOrNever(5);
            if (dispatched != Trace.NEVER) {
                recorder.dispatched(new int[] {task}, worker.read(row, 4), dispatched);
            }
        });
    }

    private void readStarted(int count) throws SQLException, DamageException {
        run.forEach(
                "taskel",
                "SELECT started_rank, number, worker, started FROM taskel"
                        + " WHERE started_rank IS NOT NULL ORDER BY started_rank",
                row -> {
                    row.risingIn(1);
                    recorder.started(row.index(2, count), worker.read(row, 3), row.time(4));
                });
    }

    /** Reads those that ended without an outcome; since format 7, if they were not dropped. */
    private void readEnded(int count) throws SQLException, DamageException {
        run.forEach(
                "taskel",
                """
                SELECT number, worker, started, ended, cpu FROM taskel
                WHERE completed_rank IS NULL AND started IS NOT NULL AND ended IS NOT NULL ORDER BY ended""",
                row -> recorder.ended(
                        row.index(1, count),
                        worker.read(row, 2),
                        row.time(3),
                        row.time(4),
                        row.numberOrNone(5, CheckedCells.MAX)));
    }

    private void readCompleted(int count) throws SQLException, DamageException {
        run.forEach("taskel", """
                SELECT completed_rank, number, worker, started, ended, cpu, received, outcome,
                  substr(result, 1, 10000) AS result FROM taskel
                WHERE completed_rank IS NOT NULL ORDER BY completed_rank""", row -> {
            row.risingIn(1);
            int index = row.index(2, count);
            String result = row.textOrNull(9);
            if (result != null) {
                recorder.result(index, result);
            }
            Outcome outcome = row.choice(8, Outcome.class);
            recorder.completed(
                    index,
                    worker.read(row, 3),
                    row.timeOrNever(4),
                    row.timeOrNever(5),
                    row.numberOrNone(6, CheckedCells.MAX),
                    outcome == Outcome.LOST ? row.timeOrNever(7) : row.time(7),
                    outcome);
        });
    }

    private void readDropped(int count) throws SQLException, DamageException {
        run.forEach(
                "taskel",
                "SELECT number, outcome, ended FROM taskel WHERE completed_rank IS NULL AND outcome <> 'PENDING'",
                row -> recorder.dropped(row.index(1, count), row.choice(2, Outcome.class), row.timeOrNever(3)));
    }
}
