package io.github.poolscope.run;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the history.
 *
 * @param file the run file
 * @param summary what was run and how it went; empty if the file can't be read
 * @param problem why the file can't be read, in one sentence; empty if it can
 */
public record RunEntry(Path file, Optional<Summary> summary, Optional<Phrase> problem) {
    /**
     * A run in short.
     *
     * @param plan what was run
     * @param began when
     * @param state how it went
     * @param items how many taskels it had
     * @param completed how many of them have an outcome
     * @param failed how many of these are failures
     * @param wallNanos from its beginning to its end, or to the last that is known
     */
    public record Summary(
            Plan plan, Instant began, RunState state, int items, int completed, int failed, long wallNanos) {}

    static RunEntry of(Path file) {
        try (Connection connection = RunDatabase.openExisting(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT plan, began, state, items, last_seen,
                          (SELECT count(*) FROM taskel WHERE outcome IN ('SUCCEEDED', 'FAILED', 'LOST')),
                          (SELECT count(*) FROM taskel WHERE outcome IN ('FAILED', 'LOST'))
                        FROM run""")) {
            if (!row.next()) {
                return broken(file, Phrase.of("run.file.empty", file));
            }
            return new RunEntry(
                    file,
                    Optional.of(new Summary(
                            PlanJson.read(row.getString(1)),
                            Instant.parse(row.getString(2)),
                            RunDatabase.state(row.getString(3)),
                            row.getInt(4),
                            row.getInt(6),
                            row.getInt(7),
                            row.getLong(5))),
                    Optional.empty());
        } catch (RunFileException e) {
            return broken(file, e.why());
        } catch (SQLException | PlanException | IllegalArgumentException | java.time.DateTimeException e) {
            return broken(file, Phrase.of("run.file.damaged", file, String.valueOf(e.getMessage())));
        }
    }

    private static RunEntry broken(Path file, Phrase why) {
        return new RunEntry(file, Optional.empty(), Optional.of(why));
    }
}
