package io.github.poolscope.run;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the history.
 *
 * @param file the run file
 * @param at when the run began; if the file can't be read, when it was last modified
 * @param summary the plan and the outcome; empty if the file can't be read
 * @param problem why the file can't be read, in one sentence; empty if it can
 */
public record RunEntry(Path file, Instant at, Optional<Summary> summary, Optional<Phrase> problem) {
    /** By the instant, which is independent of changes of local time; the later file name first if equal. */
    static final Comparator<RunEntry> NEWEST_FIRST =
            Comparator.comparing(RunEntry::at).thenComparing(RunEntry::file).reversed();

    /**
     * A summary of a run.
     *
     * @param plan the plan
     * @param began when it began
     * @param state its state
     * @param items the number of its taskels; a script may make more than the plan has items
     * @param completed how many of them have an outcome
     * @param failed how many of these failed
     * @param wallNanos from its beginning to its end, or to the last recorded event, in nanoseconds
     */
    public record Summary(
            Plan plan, Instant began, RunState state, int items, int completed, int failed, long wallNanos) {}

    /** Returns the entry of a file, whatever it contains. */
    static RunEntry of(Path file) {
        try {
            return OpenRun.read(file, run -> {
                List<Summary> read = new ArrayList<>(1);
                run.forEach("run", """
                        SELECT substr(plan, 1, 1000000) AS plan, substr(began, 1, 100) AS began, state, items,
                          taskels, completed, failed, last_seen
                        FROM run, (SELECT count(*) AS taskels,
                            count(CASE WHEN outcome IN ('SUCCEEDED', 'FAILED', 'LOST') THEN 1 END) AS completed,
                            count(CASE WHEN outcome IN ('FAILED', 'LOST') THEN 1 END) AS failed FROM taskel)
                        LIMIT 1""", row -> read.add(summary(row)));
                if (read.isEmpty()) {
                    throw new DamageException(Phrase.of("run.damage.no-run"));
                }
                Summary summary = read.get(0);
                return new RunEntry(file, summary.began(), Optional.of(summary), Optional.empty());
            });
        } catch (RunFileException e) {
            return broken(file, e.why());
        } catch (RuntimeException e) {
            // A damaged file must not hide the other files of the history.
            return broken(file, Phrase.of("run.file.damaged", file, e.toString()));
        }
    }

    private static Summary summary(CheckedCells row) throws SQLException, DamageException {
        return new Summary(
                PlanJson.read(row.text(1)),
                row.instant(2),
                RunDatabase.state(row.choice(3, RunState.class)),
                (int) Math.max(row.number(4, 0, Integer.MAX_VALUE), row.number(5, 0, Integer.MAX_VALUE)),
                (int) row.number(6, 0, Integer.MAX_VALUE),
                (int) row.number(7, 0, Integer.MAX_VALUE),
                row.time(8));
    }

    private static RunEntry broken(Path file, Phrase why) {
        Instant written;
        try {
            written = Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            written = Instant.EPOCH;
        }
        return new RunEntry(file, written, Optional.empty(), Optional.of(why));
    }
}
