package io.github.poolscope.run;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the summary of a run from its file, without its events: one pass over its taskels in the database. */
final class SummaryReader {
    private static final Set<String> TABLES = Set.of("run", "taskel", "worker", "pool");

    /** A taskel that has not ended counts until the last recorded event. */
    private static final String QUERY = """
            WITH known AS (SELECT last_seen AS now FROM run LIMIT 1),
              taskels AS (SELECT
                  count(*) AS taskels,
                  count(CASE WHEN outcome IN ('SUCCEEDED', 'FAILED', 'LOST') THEN 1 END) AS completed,
                  count(CASE WHEN outcome IN ('FAILED', 'LOST') THEN 1 END) AS failed,
                  min(started) AS first,
                  max(CASE WHEN started IS NOT NULL THEN coalesce(ended, max(now, started)) END) AS last,
                  sum(CASE WHEN worker < (SELECT count(*) FROM worker)
                      THEN max(0, coalesce(ended, now) - started) END) AS busy
                FROM taskel, known),
              workers AS (SELECT sum(max(0, coalesce(exited, now) - ready)) AS ready FROM worker, known
                WHERE %s)
            SELECT substr(plan, 1, 1000000) AS plan, substr(began, 1, 100) AS began, state, items, taskels, completed,
              failed, workers, chunksize, last_seen, first, last, busy, ready, %s AS pools, %s AS size
            FROM run, taskels, workers LIMIT 1""";

    private SummaryReader() {}

    /**
     * Reads a run, whether it is being written or not.
     *
     * @throws RunFileException if the file can't be read
     */
    static RunSummary read(Path file) throws RunFileException {
        RunSummary read = written(file);
        if (read.state().isOver()) {
            return read;
        }
        RunWriting writing = SavePlace.writing(file);
        if (writing != RunWriting.NONE) {
            return read.with(read.state(), writing);
        }
        // Its program may have ended it between the two looks.
        RunSummary again = written(file);
        return again.with(RunDatabase.state(again.state()), RunWriting.NONE);
    }

    /** Returns what the file says: a run that was killed is not over. */
    private static RunSummary written(Path file) throws RunFileException {
        return OpenRun.read(file, TABLES, run -> {
            List<RunSummary> read = new ArrayList<>(1);
            // What a process does that no taskel represents is not known.
            boolean withPools = run.version() >= RunDatabase.WITH_POOLS;
            String query = QUERY.formatted(
                    withPools ? "kind <> 'PROCESS' OR taskel IS NOT NULL" : "1",
                    withPools ? "(SELECT count(*) FROM pool)" : "1",
                    withPools ? "(SELECT coalesce(max(size), 0) FROM pool)" : "0");
            run.forEach("run", query, row -> read.add(summary(row)));
            if (read.isEmpty()) {
                throw new DamageException(Phrase.of("run.damage.no-run"));
            }
            return read.get(0);
        });
    }

    private static RunSummary summary(CheckedCells row) throws SQLException, DamageException {
        long first = row.timeOrNever(11);
        long busy = Math.max(0, row.numberOrNone(13, CheckedCells.MAX));
        long ready = Math.max(0, row.numberOrNone(14, CheckedCells.MAX));
        Plan plan = PlanJson.read(row.text(1));
        return new RunSummary(
                plan,
                row.instant(2),
                row.choice(3, RunState.class),
                RunWriting.NONE,
                (int) Math.max(row.number(4, 0, Integer.MAX_VALUE), row.number(5, 0, Integer.MAX_VALUE)),
                (int) row.number(6, 0, Integer.MAX_VALUE),
                (int) row.number(7, 0, Integer.MAX_VALUE),
                plan.isOfCommand() ? (int) row.number(15, 0, Integer.MAX_VALUE) : 1,
                (int) row.number(plan.isOfCommand() ? 16 : 8, 0, Integer.MAX_VALUE),
                (int) row.number(9, 0, Integer.MAX_VALUE),
                row.time(10),
                first == Trace.NEVER ? Trace.NEVER : Math.max(0, row.timeOrNever(12) - first),
                ready == 0 ? Double.NaN : Math.min(1, busy / (double) ready));
    }
}
